/**
 * Tests of the stack in containers, on a Docker engine; run by the Maven profile
 * {@code compose}.
 */
@NullMarked
package com.foobar.localstack.compose;

import org.jspecify.annotations.NullMarked;
