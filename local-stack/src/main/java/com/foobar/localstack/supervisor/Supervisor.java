package com.foobar.localstack.supervisor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.foobar.localstack.stack.ServiceDefinition;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import org.jspecify.annotations.Nullable;

/**
 * Runs the services: starts them in order by health, starts again what ends, stops them
 * in reverse order.
 */
public final class Supervisor implements AutoCloseable {

	/** Longer than all grace periods of one chain of services together. */
	private static final Duration LONGEST_STOP = Duration.ofMinutes(2);

	private final Map<String, SupervisedService> services = new LinkedHashMap<>();

	private final List<Thread> threads;

	public Supervisor(List<ServiceDefinition> definitions, StackFolders folders) {
		this(definitions, folders, Backoff.DEFAULT);
	}

	Supervisor(List<ServiceDefinition> definitions, StackFolders folders, Backoff backoff) {
		ProcessRecords records = new ProcessRecords(folders);
		for (ServiceDefinition definition : definitions) {
			this.services.put(definition.name(),
					new SupervisedService(definition, records, backoff, this::isHealthy, this::isEverythingAfterEnded));
		}
		this.threads = this.services.values().stream().map(SupervisedService::startThread).toList();
	}

	/** Wishes that all services run. */
	public void startAll() {
		this.services.values().forEach(SupervisedService::start);
	}

	public void start(String service) {
		find(service).start();
	}

	public void stop(String service) {
		find(service).stop();
	}

	public void restart(String service) {
		find(service).restart();
	}

	/**
	 * Sends a signal to the service's process; a process that ends of it is started
	 * again.
	 * @param signal a signal's name without SIG, such as KILL or TERM
	 */
	public void kill(String service, String signal) {
		@Nullable Long pid = find(service).status(Clock.systemUTC()).pid();
		if (pid == null) {
			throw new StackException(service + " has no process now: start it with ./foobar start " + service + ".");
		}
		Signals.send(pid, signal);
	}

	public List<ServiceStatus> status() {
		Clock clock = Clock.systemUTC();
		return this.services.values().stream().map((service) -> service.status(clock)).toList();
	}

	/** Stops everything in reverse order and returns when nothing runs any more. */
	@Override
	public void close() {
		this.services.values().forEach(SupervisedService::close);
		Instant deadline = Instant.now().plus(LONGEST_STOP);
		for (Thread thread : this.threads) {
			try {
				thread.join(Duration.between(Instant.now(), deadline));
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private SupervisedService find(String name) {
		@Nullable SupervisedService service = this.services.get(name);
		if (service == null) {
			throw new StackException("There is no service " + name + ": the services are "
					+ String.join(", ", this.services.keySet()) + ".");
		}
		return service;
	}

	private boolean isHealthy(String name) {
		return find(name).state() == ServiceState.HEALTHY;
	}

	private boolean isEverythingAfterEnded(String name) {
		return this.services.values()
			.stream()
			.filter((service) -> service.definition().after().contains(name))
			.allMatch((service) -> service.state() == ServiceState.STOPPED);
	}

}
