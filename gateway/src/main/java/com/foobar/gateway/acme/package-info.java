/**
 * Certificates from an authority that speaks ACME (RFC 8555): ordered over HTTP-01,
 * renewed in time. Everything is in a folder that the gateways of a site share.
 */
@NullMarked
package com.foobar.gateway.acme;

import org.jspecify.annotations.NullMarked;
