/** Tests of this package that need no server. */
@NullMarked
package com.foobar.appservice.request;

import org.jspecify.annotations.NullMarked;
