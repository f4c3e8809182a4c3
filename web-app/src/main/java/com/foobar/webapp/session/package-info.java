/**
 * Who is visiting: the login cookie, protection of forms, and the headers that keep pages
 * safe.
 */
@NullMarked
package com.foobar.webapp.session;

import org.jspecify.annotations.NullMarked;
