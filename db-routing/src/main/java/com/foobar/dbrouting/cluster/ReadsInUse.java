package com.foobar.dbrouting.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

/**
 * Connections on which reads run, so that a node that stops answering does not keep them
 * waiting for the socket's time limit. Without locks and without garbage, for it is used
 * by every read.
 */
public final class ReadsInUse {

	/** Position of a connection that found no place: it will not be ended early. */
	public static final int NO_PLACE = -1;

	private final AtomicReferenceArray<@Nullable Connection> places;

	ReadsInUse(int poolSize) {
		// Twice as many places as connections, so that a free one is near.
		this.places = new AtomicReferenceArray<>(Integer.highestOneBit(Math.max(1, poolSize)) * 4);
	}

	/** Remembers a connection and tells where. */
	public int add(Connection connection) {
		int mask = this.places.length() - 1;
		int start = (int) Thread.currentThread().threadId();
		for (int i = 0; i <= mask; i++) {
			int place = (start + i) & mask;
			if (this.places.getPlain(place) == null && this.places.compareAndSet(place, null, connection)) {
				return place;
			}
		}
		return NO_PLACE;
	}

	/** Forgets the connection at that place, before it is given back. */
	public void remove(int place) {
		if (place != NO_PLACE) {
			// Need not be seen at once: whoever cuts connections may always come a moment
			// late.
			this.places.setRelease(place, null);
		}
	}

	/** Cuts them all: their statements fail at once. */
	int abort() {
		int aborted = 0;
		for (int place = 0; place < this.places.length(); place++) {
			Connection connection = this.places.getAndSet(place, null);
			if (connection != null) {
				try {
					connection.abort(Runnable::run);
					aborted++;
				}
				catch (SQLException ex) {
					// It is as good as closed.
				}
			}
		}
		return aborted;
	}

}
