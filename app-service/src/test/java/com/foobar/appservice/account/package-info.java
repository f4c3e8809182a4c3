/** Tests of this package that need no server. */
@NullMarked
package com.foobar.appservice.account;

import org.jspecify.annotations.NullMarked;
