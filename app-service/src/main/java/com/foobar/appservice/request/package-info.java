/**
 * What a request carries: the JSON body and its fields, and the window into a list.
 */
@NullMarked
package com.foobar.appservice.request;

import org.jspecify.annotations.NullMarked;
