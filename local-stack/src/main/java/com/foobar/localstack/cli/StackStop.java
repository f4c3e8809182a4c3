package com.foobar.localstack.cli;

import java.time.Duration;
import java.time.Instant;

import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.supervisor.SupervisorClient;

/** Asks the supervisor to stop everything and watches it. */
final class StackStop {

	private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);

	private static final Duration PATIENCE = Duration.ofSeconds(150);

	private StackStop() {
	}

	/**
	 * Returns true when the supervisor has ended, false when it did not within the time
	 * that stopping may take.
	 */
	static boolean down(SupervisorClient supervisor, Terminal terminal) {
		if (!supervisor.isAlive()) {
			return true;
		}
		LiveStatus live = new LiveStatus(terminal);
		Instant deadline = Instant.now().plus(PATIENCE);
		try {
			supervisor.down();
			while (supervisor.isAlive() && Instant.now().isBefore(deadline)) {
				live.show(supervisor.status());
				Thread.sleep(LOOK_INTERVAL);
			}
		}
		catch (StackException ex) {
			// It ended between two looks, or it hangs: the next line tells which.
			return supervisor.awaitEnd(Duration.ofSeconds(5));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return !supervisor.isAlive();
	}

}
