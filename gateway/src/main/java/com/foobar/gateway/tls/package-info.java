/**
 * How the gateway speaks TLS: with which certificate for which name, how changed files
 * are taken over, and what the present ones are worth.
 */
@NullMarked
package com.foobar.gateway.tls;

import org.jspecify.annotations.NullMarked;
