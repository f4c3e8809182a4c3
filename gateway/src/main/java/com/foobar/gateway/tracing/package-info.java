/**
 * The W3C trace context of a request: taken over or made, and told to the servers behind.
 */
@NullMarked
package com.foobar.gateway.tracing;

import org.jspecify.annotations.NullMarked;
