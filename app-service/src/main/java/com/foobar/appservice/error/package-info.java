/**
 * Every answer that is not a success, in the one shape that the API has for them.
 */
@NullMarked
package com.foobar.appservice.error;

import org.jspecify.annotations.NullMarked;
