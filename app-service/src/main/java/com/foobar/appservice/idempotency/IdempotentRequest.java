package com.foobar.appservice.idempotency;

/**
 * A request that its sender may repeat, after the IETF draft "The Idempotency-Key HTTP
 * Header Field".
 *
 * @param accountId who sent it
 * @param key the sender's name for it
 * @param fingerprint what was asked, in 32 bytes
 */
public record IdempotentRequest(long accountId, String key, Fingerprint fingerprint) {
}
