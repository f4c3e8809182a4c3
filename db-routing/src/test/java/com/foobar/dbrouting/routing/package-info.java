/** Tests of this package. */
@NullMarked
package com.foobar.dbrouting.routing;

import org.jspecify.annotations.NullMarked;
