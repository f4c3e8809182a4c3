/** Tests of the article pages. */
@NullMarked
package com.foobar.webapp.article;

import org.jspecify.annotations.NullMarked;
