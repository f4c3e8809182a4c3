package com.foobar.dbrouting.session;

import java.time.Duration;
import java.time.Instant;

import com.foobar.dbrouting.gtid.GtidSet;

/**
 * What a user brings along, so that any instance shows them their own writes and never an
 * older state than they have seen.
 *
 * @param written transactions that the user has made
 * @param askPrimary whether more may have been written than {@code written} tells: a
 * commit of unknown outcome, or too many transactions to list
 * @param lastRead hash of the name of the node that served the user last, when it was not
 * the one that serves them usually; 0 otherwise
 * @param affinity number by which all instances choose the same replica for the user;
 * never 0
 * @param issued when it was made, in whole seconds
 */
public record ConsistencyToken(GtidSet written, boolean askPrimary, int lastRead, int affinity, Instant issued) {

	/**
	 * Whether it is too old to mean anything. Whole seconds are rounded down, and no
	 * token may end early: that is what every replica in use is proved by.
	 */
	boolean isExpired(Instant now, Duration ttl) {
		return this.issued.plusSeconds(1).plus(ttl).isBefore(now);
	}

	/** All that both tokens say: a user may hold several after parallel requests. */
	ConsistencyToken with(ConsistencyToken other) {
		ConsistencyToken later = other.issued.isBefore(this.issued) ? this : other;
		return new ConsistencyToken(this.written.plus(other.written), this.askPrimary || other.askPrimary,
				later.lastRead, later.affinity, later.issued);
	}

}
