/** Shared libraries that a bundled server needs and a minimal system lacks. */
@NullMarked
package com.foobar.mysqllocal.library;

import org.jspecify.annotations.NullMarked;
