/**
 * Who is calling: tokens are issued here, read from the request and checked.
 */
@NullMarked
package com.foobar.appservice.token;

import org.jspecify.annotations.NullMarked;
