/** Reading and writing a single article. */
@NullMarked
package com.foobar.webapp.article;

import org.jspecify.annotations.NullMarked;
