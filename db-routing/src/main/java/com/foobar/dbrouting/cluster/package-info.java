/** The servers: which one takes writes, how far each has got, and how to reach them. */
@NullMarked
package com.foobar.dbrouting.cluster;

import org.jspecify.annotations.NullMarked;
