/** Tests of this package that need no server. */
@NullMarked
package com.foobar.appservice.token;

import org.jspecify.annotations.NullMarked;
