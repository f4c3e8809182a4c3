/** Waiting on the thread that serves a request, so that no other need be woken. */
@NullMarked
package com.foobar.gateway.eventloop;

import org.jspecify.annotations.NullMarked;
