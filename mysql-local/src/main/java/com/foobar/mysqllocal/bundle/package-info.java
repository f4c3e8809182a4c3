/**
 * The server archives that come with a Maven artifact: which one fits this system, and
 * how it is unpacked.
 */
@NullMarked
package com.foobar.mysqllocal.bundle;

import org.jspecify.annotations.NullMarked;
