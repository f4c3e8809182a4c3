/** Requests that may be sent again without being carried out again. */
@NullMarked
package com.foobar.appservice.idempotency;

import org.jspecify.annotations.NullMarked;
