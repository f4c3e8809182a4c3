/**
 * Keeps the services' processes alive, in order, and lets the command line steer them.
 */
@NullMarked
package com.foobar.localstack.supervisor;

import org.jspecify.annotations.NullMarked;
