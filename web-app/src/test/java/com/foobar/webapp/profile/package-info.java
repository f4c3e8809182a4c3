/** Tests of people's pages. */
@NullMarked
package com.foobar.webapp.profile;

import org.jspecify.annotations.NullMarked;
