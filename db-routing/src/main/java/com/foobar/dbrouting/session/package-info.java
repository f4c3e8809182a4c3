/**
 * What one user has written and seen, and how it travels between requests and services.
 */
@NullMarked
package com.foobar.dbrouting.session;

import org.jspecify.annotations.NullMarked;
