/**
 * Every setting below {@code foobar.gateway}, and the checks that refuse a wrong one
 * before anything starts.
 */
@NullMarked
package com.foobar.gateway.configuration;

import org.jspecify.annotations.NullMarked;
