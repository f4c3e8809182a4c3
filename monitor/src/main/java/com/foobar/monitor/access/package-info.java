/** Who may look: operators who have logged in. */
@NullMarked
package com.foobar.monitor.access;

import org.jspecify.annotations.NullMarked;
