/** Tests of what all pages share. */
@NullMarked
package com.foobar.webapp.page;

import org.jspecify.annotations.NullMarked;
