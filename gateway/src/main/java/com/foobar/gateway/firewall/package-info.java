/**
 * What must not come in: messages that two parsers could read in two ways, clients that
 * ask too often or hold too many connections, addresses and paths that are closed.
 */
@NullMarked
package com.foobar.gateway.firewall;

import org.jspecify.annotations.NullMarked;
