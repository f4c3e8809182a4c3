package com.foobar.appservice.idempotency;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The records, in the transaction of whoever asks. */
@Repository
class IdempotencyRecords {

	private static final String KEY = " where account_id = :account and request_key = :key";

	private final JdbcClient jdbc;

	IdempotencyRecords(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Adds a record without an answer unless there is one, and keeps others from it until
	 * the transaction ends. Waits while another transaction does. An upsert, because it
	 * takes the row for itself at once; asking first or ignoring a duplicate shares it,
	 * and two who share it and both want it wait for each other.
	 */
	void claim(IdempotentRequest request, Instant now) {
		statement("""
				insert into idempotency_record (account_id, request_key, fingerprint, created_at)
				values (:account, :key, unhex(:fingerprint), :now)
				on duplicate key update request_key = request_key""", request)
			.param("fingerprint", request.fingerprint().stored())
			.param("now", utc(now))
			.update();
	}

	/** The record as it is now, not as it was when the transaction began to read. */
	IdempotencyRecord claimed(IdempotentRequest request) {
		return statement("select lower(hex(fingerprint)) as fingerprint, answer, created_at from idempotency_record"
				+ KEY + " for update", request)
			.query((row, number) -> new IdempotencyRecord(row.getString("fingerprint"), row.getString("answer"),
					row.getObject("created_at", LocalDateTime.class).toInstant(ZoneOffset.UTC)))
			.single();
	}

	/** Keeps the answer, also in the place of one that expired. */
	void complete(IdempotentRequest request, String answer, Instant now) {
		statement("update idempotency_record set fingerprint = unhex(:fingerprint), created_at = :now,"
				+ " answer = :answer" + KEY, request)
			.param("fingerprint", request.fingerprint().stored())
			.param("now", utc(now))
			.param("answer", answer)
			.update();
	}

	/** Removes records from before a moment, at most so many; tells how many it were. */
	int removeOlder(Instant moment, int atMost) {
		return this.jdbc.sql("delete from idempotency_record where created_at < :moment limit :most")
			.param("moment", utc(moment))
			.param("most", atMost)
			.update();
	}

	private JdbcClient.StatementSpec statement(String sql, IdempotentRequest request) {
		return this.jdbc.sql(sql).param("account", request.accountId()).param("key", request.key());
	}

	private static LocalDateTime utc(Instant moment) {
		return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
	}

}
