/** Demo content: what it is, and how it gets onto the running site by its REST API. */
@NullMarked
package com.foobar.localstack.seed;

import org.jspecify.annotations.NullMarked;
