/**
 * Turns the layout of the stack into processes: what to prepare, which command to run,
 * how to tell health.
 */
@NullMarked
package com.foobar.localstack.service;

import org.jspecify.annotations.NullMarked;
