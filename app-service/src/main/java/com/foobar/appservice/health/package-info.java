/** Whether this instance can serve at all. */
@NullMarked
package com.foobar.appservice.health;

import org.jspecify.annotations.NullMarked;
