/** What all pages share: redirects, error pages, static files, caching. */
@NullMarked
package com.foobar.webapp.page;

import org.jspecify.annotations.NullMarked;
