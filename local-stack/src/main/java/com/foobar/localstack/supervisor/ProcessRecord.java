package com.foobar.localstack.supervisor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Names one process for good: a process id is used again, a process id with its start is
 * not.
 *
 * @param service the service that the process is
 * @param pid the process id
 * @param startedAt when the system says that it started; to 10 ms, and it may be told a
 * second apart after the clock was set
 */
record ProcessRecord(String service, long pid, Instant startedAt) {

	private static final Duration CLOCK_STEP = Duration.ofSeconds(2);

	static ProcessRecord of(String service, ProcessHandle process) {
		return new ProcessRecord(service, process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
	}

	/** The process, when it still runs and is not another one that got the same id. */
	Optional<ProcessHandle> process() {
		return ProcessHandle.of(this.pid).filter(ProcessHandle::isAlive).filter(this::isTheSame);
	}

	private boolean isTheSame(ProcessHandle process) {
		return process.info()
			.startInstant()
			.map((start) -> Duration.between(this.startedAt, start).abs().compareTo(CLOCK_STEP) <= 0)
			.orElse(false);
	}

}
