/** Rules for what is measured: it must do what it claims. */
@NullMarked
package com.foobar.benchmarks;

import org.jspecify.annotations.NullMarked;
