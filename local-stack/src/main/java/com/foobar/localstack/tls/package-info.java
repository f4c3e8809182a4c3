/** The local certificate authority and the gateways' certificate. */
@NullMarked
package com.foobar.localstack.tls;

import org.jspecify.annotations.NullMarked;
