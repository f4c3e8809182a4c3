/** People as others see them, and who follows whom. */
@NullMarked
package com.foobar.appservice.profile;

import org.jspecify.annotations.NullMarked;
