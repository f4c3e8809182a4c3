/**
 * The web server: pages and static files of the site, made from what the REST API
 * answers.
 */
@NullMarked
package com.foobar.webapp;

import org.jspecify.annotations.NullMarked;
