/** Which instances there are to watch. */
@NullMarked
package com.foobar.monitor.registration;

import org.jspecify.annotations.NullMarked;
