/**
 * The public door of the site: HTTPS, routes, balancing, health checks and forwarded
 * headers.
 */
@NullMarked
package com.foobar.gateway;

import org.jspecify.annotations.NullMarked;
