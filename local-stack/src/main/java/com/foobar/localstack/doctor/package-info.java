/**
 * Checks of what the stack needs from the machine, each with the fix for what is missing.
 */
@NullMarked
package com.foobar.localstack.doctor;

import org.jspecify.annotations.NullMarked;
