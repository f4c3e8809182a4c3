/** Tests of the web server as a whole. */
@NullMarked
package com.foobar.webapp;

import org.jspecify.annotations.NullMarked;
