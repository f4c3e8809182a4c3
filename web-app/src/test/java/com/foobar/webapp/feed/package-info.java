/** Tests of the lists of articles. */
@NullMarked
package com.foobar.webapp.feed;

import org.jspecify.annotations.NullMarked;
