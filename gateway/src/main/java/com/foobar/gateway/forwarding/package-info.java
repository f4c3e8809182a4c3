/** What the servers behind the gateway are told about the client. */
@NullMarked
package com.foobar.gateway.forwarding;

import org.jspecify.annotations.NullMarked;
