/**
 * What the stack consists of: settings, folders, services with their addresses, commands
 * and order.
 */
@NullMarked
package com.foobar.localstack.stack;

import org.jspecify.annotations.NullMarked;
