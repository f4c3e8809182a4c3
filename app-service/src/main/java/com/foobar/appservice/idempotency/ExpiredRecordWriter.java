package com.foobar.appservice.idempotency;

import java.time.Clock;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Removes records that have expired. */
@Service
class ExpiredRecordWriter {

	/** Few enough that replication is not held up. */
	static final int BATCH = 1_000;

	private final IdempotencyRecords records;

	private final IdempotencyProperties properties;

	private final Clock clock;

	ExpiredRecordWriter(IdempotencyRecords records, IdempotencyProperties properties, Clock clock) {
		this.records = records;
		this.properties = properties;
		this.clock = clock;
	}

	/** Removes one batch; whether there may be more. */
	@Transactional
	public boolean removeSome() {
		return this.records.removeOlder(this.clock.instant().minus(this.properties.ttl()), BATCH) == BATCH;
	}

}
