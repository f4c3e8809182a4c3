package com.foobar.localstack.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

import com.foobar.localstack.stack.ServiceDefinition;
import org.jspecify.annotations.Nullable;

/**
 * One service under supervision. A single thread walks it through its states; what people
 * want of it is a wish that this thread sees at its next step.
 */
final class SupervisedService {

	private static final Duration STEP = Duration.ofMillis(100);

	private static final Duration PROBE_INTERVAL = Duration.ofSeconds(1);

	/**
	 * A busy machine may miss a probe; a service that misses as many as this in a row
	 * does not answer.
	 */
	private static final int MISSES_TO_UNHEALTHY = 3;

	private static final Duration LONG_LIFE = Duration.ofSeconds(30);

	private final ServiceDefinition definition;

	private final ProcessRecords records;

	private final Predicate<String> isHealthy;

	private final Predicate<String> isEnded;

	private final Backoff backoff;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	/** Counts wishes and ends of processes, so that none of them is slept through. */
	private long changes;

	private boolean wanted;

	private boolean closed;

	private boolean restartAsked;

	private ServiceState state = ServiceState.STOPPED;

	private @Nullable Process process;

	private Instant startedAt = Instant.EPOCH;

	private int restarts;

	private int endsInARow;

	/** Seen by the thread only. */
	private int missesInARow;

	private @Nullable String message;

	/**
	 * A service that stands still.
	 * @param isHealthy tells whether the service of a name is healthy
	 * @param isEnded tells whether everything that comes after the service of a name has
	 * ended
	 */
	SupervisedService(ServiceDefinition definition, ProcessRecords records, Backoff backoff,
			Predicate<String> isHealthy, Predicate<String> isEnded) {
		this.definition = definition;
		this.records = records;
		this.backoff = backoff;
		this.isHealthy = isHealthy;
		this.isEnded = isEnded;
	}

	Thread startThread() {
		return Thread.ofVirtual().name("service-" + this.definition.name()).start(this::walk);
	}

	ServiceDefinition definition() {
		return this.definition;
	}

	/**
	 * Wishes it to run; clears the count of failures, since a person may have mended the
	 * cause.
	 */
	void start() {
		change(() -> {
			this.wanted = true;
			this.endsInARow = 0;
		});
	}

	/** Wishes it to stand still; other services keep running. */
	void stop() {
		change(() -> this.wanted = false);
	}

	void restart() {
		change(() -> {
			this.restartAsked = this.process != null;
			this.wanted = true;
			this.endsInARow = 0;
		});
	}

	/** Wishes it to stand still for good, when those that come after it have ended. */
	void close() {
		change(() -> {
			this.wanted = false;
			this.closed = true;
		});
	}

	ServiceState state() {
		this.lock.lock();
		try {
			return this.state;
		}
		finally {
			this.lock.unlock();
		}
	}

	ServiceStatus status(Clock clock) {
		this.lock.lock();
		try {
			@Nullable Process running = this.process;
			@Nullable Long pid = (running != null) ? running.pid() : null;
			return new ServiceStatus(this.definition.name(), this.state, pid,
					this.definition.endpoints()
						.stream()
						.map((endpoint) -> endpoint.label() + " " + endpoint.address())
						.toList(),
					(running != null) ? Duration.between(this.startedAt, clock.instant()).toSeconds() : 0,
					this.restarts, (pid != null) ? ResidentMemory.ofProcess(pid) : 0, this.message);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void walk() {
		try {
			Situation situation = situation();
			while (!situation.isOver()) {
				step(situation);
				situation = situation();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void step(Situation situation) throws InterruptedException {
		@Nullable Process running = situation.process();
		if (running == null && situation.halts()) {
			to(ServiceState.STOPPED, situation.message());
			pause(situation, PROBE_INTERVAL);
		}
		else if (running == null) {
			launch(situation);
		}
		else if (situation.halts()) {
			halt(situation, running);
		}
		else if (!running.isAlive()) {
			ended(running);
		}
		else {
			look(situation, running);
		}
	}

	private void halt(Situation situation, Process running) throws InterruptedException {
		if (situation.closed() && !this.isEnded.test(this.definition.name())) {
			pause(situation, STEP);
			return;
		}
		to(ServiceState.STOPPING, null);
		quietly(this.definition.lifecycle()::beforeStop);
		running.destroy();
		@Nullable String why = null;
		if (!running.waitFor(this.definition.stopGrace().toMillis(), TimeUnit.MILLISECONDS)) {
			why = "did not end within " + this.definition.stopGrace().toSeconds() + " s and was killed";
			running.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
		}
		forget();
		to(ServiceState.STOPPED, why);
	}

	private void launch(Situation situation) throws InterruptedException {
		if (!this.definition.after().stream().allMatch(this.isHealthy)) {
			to(ServiceState.WAITING, situation.message());
			pause(situation, STEP);
			return;
		}
		try {
			this.definition.lifecycle().beforeStart();
			Process started = startProcess();
			this.records.write(ProcessRecord.of(this.definition.name(), started.toHandle()));
			this.lock.lock();
			try {
				this.process = started;
				this.startedAt = Instant.now();
				this.state = ServiceState.STARTING;
			}
			finally {
				this.lock.unlock();
			}
			CompletableFuture<Void> unused = started.onExit().thenRun(() -> change(() -> {
			}));
		}
		catch (IOException | RuntimeException ex) {
			backOff("cannot be started: " + ex.getMessage());
		}
	}

	private Process startProcess() throws IOException {
		Files.createDirectories(this.definition.workingDirectory());
		Path log = this.definition.log();
		ProcessBuilder builder = new ProcessBuilder(this.definition.command())
			.directory(this.definition.workingDirectory().toFile())
			.redirectErrorStream(true)
			.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
			.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
		builder.environment().clear();
		builder.environment().putAll(this.definition.environment());
		return builder.start();
	}

	private void ended(Process ended) throws InterruptedException {
		boolean livedLong = Duration.between(this.startedAt, Instant.now()).compareTo(LONG_LIFE) > 0;
		forget();
		change(() -> {
			this.endsInARow = livedLong ? 0 : this.endsInARow;
			this.restarts++;
		});
		backOff(this.definition.lifecycle()
			.explainEnd()
			.orElse("ended with status " + ended.exitValue() + " and is started again"));
	}

	private void backOff(String why) throws InterruptedException {
		change(() -> this.endsInARow++);
		to(ServiceState.RESTARTING, why);
		Situation situation = situation();
		pause(situation, this.backoff.after(situation.endsInARow()));
	}

	private void look(Situation situation, Process running) throws InterruptedException {
		boolean healthy = this.definition.lifecycle().isHealthy();
		boolean starting = situation.state() == ServiceState.STARTING;
		this.missesInARow = healthy ? 0 : this.missesInARow + 1;
		if (healthy && starting) {
			try {
				this.definition.lifecycle().afterStart();
			}
			catch (RuntimeException ex) {
				to(ServiceState.STARTING, ex.getMessage());
				pause(situation, STEP);
				return;
			}
		}
		if (healthy) {
			to(ServiceState.HEALTHY, null);
		}
		else if (!starting && running.isAlive() && this.missesInARow >= MISSES_TO_UNHEALTHY) {
			to(ServiceState.UNHEALTHY, "runs but does not answer");
		}
		new LogFile(this.definition.log()).cutWhenTooLarge();
		pause(situation, (starting && !healthy) ? STEP : PROBE_INTERVAL);
	}

	private void forget() {
		this.lock.lock();
		try {
			this.process = null;
			this.restartAsked = false;
			this.records.remove(this.definition.name());
		}
		finally {
			this.lock.unlock();
		}
	}

	private void to(ServiceState next, @Nullable String why) {
		this.lock.lock();
		try {
			this.state = next;
			this.message = why;
		}
		finally {
			this.lock.unlock();
		}
	}

	private Situation situation() {
		this.lock.lock();
		try {
			return new Situation(this.changes, !this.wanted || this.restartAsked, this.closed, this.state, this.process,
					this.endsInARow, this.message);
		}
		finally {
			this.lock.unlock();
		}
	}

	private void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changes++;
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits for a change that the situation does not know yet, or for the time to pass.
	 */
	private void pause(Situation situation, Duration time) throws InterruptedException {
		this.lock.lock();
		try {
			long left = time.toNanos();
			while (this.changes == situation.changes() && left > 0) {
				left = this.changed.awaitNanos(left);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	private static void quietly(Runnable action) {
		try {
			action.run();
		}
		catch (RuntimeException ex) {
			// Stopping goes on whatever the courtesy before it met.
			Thread.onSpinWait();
		}
	}

	/** What the thread acts on in one step, read at one moment. */
	private record Situation(long changes, boolean halts, boolean closed, ServiceState state, @Nullable Process process,
			int endsInARow, @Nullable String message) {

		boolean isOver() {
			return this.closed && this.process == null;
		}

	}

}
