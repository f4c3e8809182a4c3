/**
 * Peers of the monitor for its tests: instances to watch, and an operator at a browser.
 */
@NullMarked
package com.foobar.monitor.support;

import org.jspecify.annotations.NullMarked;
