/**
 * How this server speaks to the REST API: who asks, which instance answers, what a
 * refusal means.
 */
@NullMarked
package com.foobar.webapp.api;

import org.jspecify.annotations.NullMarked;
