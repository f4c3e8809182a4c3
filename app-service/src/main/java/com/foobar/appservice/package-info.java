/**
 * The application server of www.foobar.com: the REST API, its domain and its schema.
 * One\n * package for each concern; accounts and articles are features, the others serve
 * them.
 */
@NullMarked
package com.foobar.appservice;

import org.jspecify.annotations.NullMarked;
