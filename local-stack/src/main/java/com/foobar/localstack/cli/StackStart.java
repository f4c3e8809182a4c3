package com.foobar.localstack.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.supervisor.ServiceState;
import com.foobar.localstack.supervisor.ServiceStatus;
import com.foobar.localstack.supervisor.SupervisorClient;

/** Watches services until all of them are healthy. */
final class StackStart {

	private static final Duration LOOK_INTERVAL = Duration.ofMillis(200);

	/**
	 * A service that has ended this often during one start will not come up by waiting
	 * longer.
	 */
	private static final int HOPELESS_RESTARTS = 3;

	private static final int LINES_OF_LOG = 15;

	private final Terminal terminal;

	private final StackFolders folders;

	private final StackLayout layout;

	StackStart(Terminal terminal, StackFolders folders, StackLayout layout) {
		this.terminal = terminal;
		this.folders = folders;
		this.layout = layout;
	}

	/**
	 * Returns when all services are healthy.
	 * @throws StackException when that is not to be expected any more, after showing the
	 * end of the log in question
	 */
	void awaitHealthy(SupervisorClient supervisor, Duration patience) throws InterruptedException {
		LiveStatus live = new LiveStatus(this.terminal);
		Instant deadline = Instant.now().plus(patience);
		while (supervisor.isAlive()) {
			List<ServiceStatus> services = supervisor.status();
			live.show(services);
			List<ServiceStatus> missing = services.stream()
				.filter((service) -> service.state() != ServiceState.HEALTHY)
				.toList();
			if (missing.isEmpty()) {
				return;
			}
			missing.stream()
				.filter((service) -> service.restarts() >= HOPELESS_RESTARTS)
				.findFirst()
				.ifPresent((service) -> giveUp(service, "keeps ending"));
			if (Instant.now().isAfter(deadline)) {
				giveUp(missing.getFirst(), "is not healthy after " + patience.toSeconds() + " s");
			}
			Thread.sleep(LOOK_INTERVAL);
		}
		throw new StackException("The supervisor ended: see " + this.folders.supervisorLog() + ".");
	}

	private void giveUp(ServiceStatus service, String why) {
		LogTail.lastLines(this.folders.log(this.layout.service(service.service())), LINES_OF_LOG)
			.forEach((line) -> this.terminal.progress(service.service() + " | " + line));
		throw new StackException(
				service.service() + " " + why + ": the lines above are the end of its log, ./foobar logs "
						+ service.service() + " shows all. Mend the cause, then ./foobar restart " + service.service()
						+ "; ./foobar down stops everything.");
	}

}
