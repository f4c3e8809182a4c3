/** Ways to a pair of servers, each set up as its manual tells. */
@NullMarked
package com.foobar.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
