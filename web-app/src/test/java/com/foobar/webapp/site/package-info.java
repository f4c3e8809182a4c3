/**
 * What tests of the running web server share: a REST API to speak to, and a browser of a
 * few lines.
 */
@NullMarked
package com.foobar.webapp.site;

import org.jspecify.annotations.NullMarked;
