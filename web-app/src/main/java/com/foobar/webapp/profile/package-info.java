/** People: their pages, and following them. */
@NullMarked
package com.foobar.webapp.profile;

import org.jspecify.annotations.NullMarked;
