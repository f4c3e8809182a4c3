/** Tests of this package. */
@NullMarked
package com.foobar.dbrouting.cluster;

import org.jspecify.annotations.NullMarked;
