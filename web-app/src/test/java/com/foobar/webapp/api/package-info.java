/** Tests of how this server speaks to the REST API. */
@NullMarked
package com.foobar.webapp.api;

import org.jspecify.annotations.NullMarked;
