/**
 * A small cache for what the servers behind declare public: bounded, shared by all
 * clients, never between users. RFC 9111 is its rule.
 */
@NullMarked
package com.foobar.gateway.cache;

import org.jspecify.annotations.NullMarked;
