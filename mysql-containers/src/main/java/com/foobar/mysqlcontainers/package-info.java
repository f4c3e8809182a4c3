/** Runs the MySQL servers of tests in containers, as if they were local processes. */
@NullMarked
package com.foobar.mysqlcontainers;

import org.jspecify.annotations.NullMarked;
