/**
 * Database servers that answer at once, so that what is measured is what is around them.
 */
@NullMarked
package com.foobar.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
