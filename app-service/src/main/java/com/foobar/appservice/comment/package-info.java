/** What people say about articles. */
@NullMarked
package com.foobar.appservice.comment;

import org.jspecify.annotations.NullMarked;
