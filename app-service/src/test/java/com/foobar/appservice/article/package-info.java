/** Tests of this package that need no server. */
@NullMarked
package com.foobar.appservice.article;

import org.jspecify.annotations.NullMarked;
