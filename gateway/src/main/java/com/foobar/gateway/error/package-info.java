/** What a client is told when the gateway cannot pass on an answer. */
@NullMarked
package com.foobar.gateway.error;

import org.jspecify.annotations.NullMarked;
