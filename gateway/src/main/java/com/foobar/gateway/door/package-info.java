/** What the outside sees: ports, host names, limits and the headers of every answer. */
@NullMarked
package com.foobar.gateway.door;

import org.jspecify.annotations.NullMarked;
