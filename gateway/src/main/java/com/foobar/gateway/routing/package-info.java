/**
 * The way of a request: which upstream gets it, which instance, and what happens when
 * that fails.
 */
@NullMarked
package com.foobar.gateway.routing;

import org.jspecify.annotations.NullMarked;
