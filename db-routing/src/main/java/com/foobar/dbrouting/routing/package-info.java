/** The data source that the application sees, and the way from a statement to a node. */
@NullMarked
package com.foobar.dbrouting.routing;

import org.jspecify.annotations.NullMarked;
