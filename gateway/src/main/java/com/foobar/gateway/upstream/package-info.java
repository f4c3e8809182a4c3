/**
 * The servers behind the gateway: which exist, which are usable, and whose turn it is.
 */
@NullMarked
package com.foobar.gateway.upstream;

import org.jspecify.annotations.NullMarked;
