/**
 * Which scripts of other sites may use the API.
 */
@NullMarked
package com.foobar.appservice.cors;

import org.jspecify.annotations.NullMarked;
