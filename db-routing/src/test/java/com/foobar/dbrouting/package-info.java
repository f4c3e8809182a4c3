/** Tests of this package. */
@NullMarked
package com.foobar.dbrouting;

import org.jspecify.annotations.NullMarked;
