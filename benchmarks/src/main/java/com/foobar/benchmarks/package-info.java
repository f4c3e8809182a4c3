/**
 * Benchmarks of db-routing and its peers, and the program that runs them side by side.
 */
@NullMarked
package com.foobar.benchmarks;

import org.jspecify.annotations.NullMarked;
