/**
 * A line for every request, written by a thread of its own that nobody ever waits for.
 */
@NullMarked
package com.foobar.gateway.accesslog;

import org.jspecify.annotations.NullMarked;
