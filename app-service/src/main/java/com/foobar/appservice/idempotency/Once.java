package com.foobar.appservice.idempotency;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

import com.foobar.appservice.error.Refusal;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * Carries a request out once, however often it is sent. The key, what was asked and what
 * was answered are written in the transaction that has the effect: either all of it
 * happened or nothing. Of requests with one key that come at the same time one works and
 * the others wait for its row, then get its answer. A refused request leaves no trace and
 * may be tried again.
 */
@Component
public class Once {

	private final IdempotencyRecords records;

	private final JsonMapper json;

	private final Clock clock;

	private final IdempotencyProperties properties;

	Once(IdempotencyRecords records, JsonMapper json, Clock clock, IdempotencyProperties properties) {
		this.records = records;
		this.json = json;
		this.clock = clock;
		this.properties = properties;
	}

	/**
	 * The first answer to this request. Called first in a writing transaction.
	 * @param <T> type of the answer
	 * @param request the request's identity; without one it is just carried out
	 * @param type type of the answer
	 * @param effect carries the request out
	 * @throws Refusal when the key was used for another request
	 */
	public <T> T answer(Optional<IdempotentRequest> request, Class<T> type, Supplier<T> effect) {
		return request.isEmpty() ? effect.get() : answer(request.get(), type, effect);
	}

	private <T> T answer(IdempotentRequest request, Class<T> type, Supplier<T> effect) {
		Assert.state(TransactionSynchronizationManager.isActualTransactionActive(), "Needs the effect's transaction");
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		this.records.claim(request, now);
		IdempotencyRecord record = this.records.claimed(request);
		if (record.answer() != null && record.createdAt().isAfter(now.minus(this.properties.ttl()))) {
			return repeated(record, record.answer(), request, type);
		}
		T answer = effect.get();
		this.records.complete(request, this.json.writeValueAsString(answer), now);
		return answer;
	}

	private <T> T repeated(IdempotencyRecord first, String answer, IdempotentRequest request, Class<T> type) {
		if (!request.fingerprint().matches(first.fingerprint())) {
			throw Refusal.invalid(IdempotentRequests.ERROR_KEY, "was used for another request");
		}
		return this.json.readValue(answer, type);
	}

}
