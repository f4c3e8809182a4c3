/** How a gateway goes: asks its clients to leave, and waits until they have. */
@NullMarked
package com.foobar.gateway.departure;

import org.jspecify.annotations.NullMarked;
