/** Moments as the API writes them. */
@NullMarked
package com.foobar.appservice.time;

import org.jspecify.annotations.NullMarked;
