package com.foobar.appservice.idempotency;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A request that was carried out.
 *
 * @param fingerprint what was asked, in hexadecimal digits
 * @param answer what was answered, as JSON; null in the transaction that will answer
 * @param createdAt when
 */
record IdempotencyRecord(String fingerprint, @Nullable String answer, Instant createdAt) {
}
