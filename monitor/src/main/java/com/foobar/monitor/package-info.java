/** Asks every instance of the site how it is, and shows it to its operators. */
@NullMarked
package com.foobar.monitor;

import org.jspecify.annotations.NullMarked;
