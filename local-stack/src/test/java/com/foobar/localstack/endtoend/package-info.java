/** The whole stack, started by {@code ./foobar} itself, as its users meet it. */
@NullMarked
package com.foobar.localstack.endtoend;

import org.jspecify.annotations.NullMarked;
