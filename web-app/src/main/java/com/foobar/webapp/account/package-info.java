/** Registering, signing in and out, and who is signed in. */
@NullMarked
package com.foobar.webapp.account;

import org.jspecify.annotations.NullMarked;
