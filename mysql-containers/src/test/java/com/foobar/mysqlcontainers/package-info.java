@NullMarked
package com.foobar.mysqlcontainers;

import org.jspecify.annotations.NullMarked;
