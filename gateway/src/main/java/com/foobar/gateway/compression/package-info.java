/** Answers made smaller at the edge, unless that would tell a listener something. */
@NullMarked
package com.foobar.gateway.compression;

import org.jspecify.annotations.NullMarked;
