/** Tests of login and protection. */
@NullMarked
package com.foobar.webapp.session;

import org.jspecify.annotations.NullMarked;
