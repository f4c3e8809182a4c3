package com.foobar.dbrouting;

import com.foobar.dbrouting.cluster.ReadIndex;
import com.foobar.dbrouting.cluster.Replica;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether both servers answer. Without the replica all goes on; without the primary only
 * reads do.
 */
final class DbRoutingHealthIndicator extends AbstractHealthIndicator {

	private final ReadIndex readIndex;

	private final Replica replica;

	DbRoutingHealthIndicator(ReadIndex readIndex, Replica replica) {
		super("The servers could not be asked");
		this.readIndex = readIndex;
		this.replica = replica;
	}

	@Override
	protected void doHealthCheck(Health.Builder health) {
		boolean primaryAnswers = this.readIndex.answers();
		boolean replicaAnswers = this.replica.answers();
		health.status(status(primaryAnswers, replicaAnswers))
			.withDetail("primary", primaryAnswers ? "answers" : "does not answer: reads go on, writes fail")
			.withDetail("replica", replicaAnswers ? "answers" : "does not answer: the primary serves its reads");
	}

	private static Status status(boolean primaryAnswers, boolean replicaAnswers) {
		if (primaryAnswers) {
			return Status.UP;
		}
		return replicaAnswers ? Status.OUT_OF_SERVICE : Status.DOWN;
	}

}
