/** Registering, signing in and out, settings, and who is signed in. */
@NullMarked
package com.foobar.webapp.account;

import org.jspecify.annotations.NullMarked;
