/**
 * What every server of ours on servlets has, whatever it serves: the trace of a request
 * on its log lines, and a warm-up before its readiness goes on.
 */
@NullMarked
package com.foobar.servletsupport;

import org.jspecify.annotations.NullMarked;
