package com.foobar.dbrouting;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

import com.foobar.dbrouting.session.ConsistencySession;
import com.foobar.dbrouting.session.ConsistencySessions;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose requests go to any instance and who brings along the token of the last
 * answer, as a browser does.
 */
final class User {

	private volatile @Nullable String token;

	/** One request, answered by that instance. */
	<T> T on(RoutedDatabase instance, Callable<T> work) throws Exception {
		ConsistencySessions sessions = instance.sessions();
		AtomicBoolean changed = new AtomicBoolean();
		String brought = this.token;
		ConsistencySession session = sessions.open((brought != null) ? List.of(brought) : List.of(), null,
				(any) -> changed.set(true));
		T result = session.call(work);
		if (changed.get()) {
			this.token = sessions.token(session);
		}
		return result;
	}

	/** Writes a row in a request of its own. */
	void add(RoutedDatabase instance, long id) throws Exception {
		on(instance, () -> {
			instance.add(id);
			return id;
		});
	}

	/** Whether a request of its own sees a row. */
	boolean sees(RoutedDatabase instance, long id) throws Exception {
		return on(instance, () -> instance.sees(id));
	}

	/** Port of the server that a read in a request of its own gets. */
	int portOfRead(RoutedDatabase instance) throws Exception {
		return on(instance, instance::portOfRead);
	}

	/** The token that the next request brings. */
	@Nullable String token() {
		return this.token;
	}

	/** Loses the token, as a client does that keeps no cookies. */
	void forget() {
		this.token = null;
	}

}
