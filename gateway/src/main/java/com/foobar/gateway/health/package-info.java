/**
 * Asks every server behind the gateway, on a schedule of its own, whether it is ready.
 */
@NullMarked
package com.foobar.gateway.health;

import org.jspecify.annotations.NullMarked;
