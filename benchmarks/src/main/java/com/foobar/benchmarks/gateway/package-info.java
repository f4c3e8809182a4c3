/** What the gateway is measured beside. */
@NullMarked
package com.foobar.benchmarks.gateway;

import org.jspecify.annotations.NullMarked;
