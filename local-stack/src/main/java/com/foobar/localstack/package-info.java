/**
 * The program behind the {@code ./foobar} command: runs the whole stack on one machine as
 * plain processes.
 */
@NullMarked
package com.foobar.localstack;

import org.jspecify.annotations.NullMarked;
