/** What operators may see and change of the balancer while it runs. */
@NullMarked
package com.foobar.gateway.control;

import org.jspecify.annotations.NullMarked;
