/**
 * Peers of the gateway for its tests: servers behind it that behave and misbehave,
 * clients, certificates.
 */
@NullMarked
package com.foobar.gateway.support;

import org.jspecify.annotations.NullMarked;
