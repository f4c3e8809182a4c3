/** A small shop, written as any user of the starter would write it. */
@NullMarked
package com.foobar.dbrouting.sample;

import org.jspecify.annotations.NullMarked;
