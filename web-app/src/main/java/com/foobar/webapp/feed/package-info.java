/** Lists of articles: the home page and the pages of tags. */
@NullMarked
package com.foobar.webapp.feed;

import org.jspecify.annotations.NullMarked;
