/** Tests of the whole application on a real pair of servers, and what they share. */
@NullMarked
package com.foobar.appservice;

import org.jspecify.annotations.NullMarked;
