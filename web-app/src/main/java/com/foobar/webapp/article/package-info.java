/** Reading and writing a single article, and what people say and think of it. */
@NullMarked
package com.foobar.webapp.article;

import org.jspecify.annotations.NullMarked;
