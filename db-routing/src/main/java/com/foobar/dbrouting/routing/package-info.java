/**
 * The decision where a transaction runs, and the data sources that carry it out.
 */
@NullMarked
package com.foobar.dbrouting.routing;

import org.jspecify.annotations.NullMarked;
