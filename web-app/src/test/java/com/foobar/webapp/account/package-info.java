/** Tests of the account pages. */
@NullMarked
package com.foobar.webapp.account;

import org.jspecify.annotations.NullMarked;
