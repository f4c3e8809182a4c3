/**
 * People who registered: their names, their passwords, their own view of themselves.
 */
@NullMarked
package com.foobar.appservice.account;

import org.jspecify.annotations.NullMarked;
