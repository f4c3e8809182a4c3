/** The verbs of the {@code ./foobar} command. */
@NullMarked
package com.foobar.localstack.cli;

import org.jspecify.annotations.NullMarked;
