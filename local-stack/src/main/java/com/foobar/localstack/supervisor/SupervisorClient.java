package com.foobar.localstack.supervisor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The command line's view of a running supervisor. */
public final class SupervisorClient {

	private static final Duration DEADLINE = Duration.ofSeconds(10);

	private static final JsonMapper JSON = JsonMapper.shared();

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(DEADLINE).build();

	private final ControlAddress address;

	private SupervisorClient(ControlAddress address) {
		this.address = address;
	}

	/** The supervisor of these folders, when one runs. */
	public static Optional<SupervisorClient> find(StackFolders folders) {
		return ControlAddress.read(folders).map(SupervisorClient::new);
	}

	public long pid() {
		return this.address.supervisor().pid();
	}

	public boolean isAlive() {
		return this.address.supervisor().process().isPresent();
	}

	public List<ServiceStatus> status() {
		return JSON.readValue(send("GET", "/services"), new TypeReference<List<ServiceStatus>>() {
		});
	}

	/** Waits for the supervisor's own process to end; returns whether it has. */
	public boolean awaitEnd(Duration time) {
		this.address.supervisor()
			.process()
			.ifPresent((process) -> process.onExit()
				.completeOnTimeout(process, time.toMillis(), TimeUnit.MILLISECONDS)
				.join());
		return !isAlive();
	}

	/** Ends a supervisor that does not end by itself. */
	public void kill() {
		this.address.supervisor().process().ifPresent(ProcessHandle::destroyForcibly);
		awaitEnd(Duration.ofSeconds(5));
	}

	/** Sends a signal to a service's process. */
	public void kill(String service, String signal) {
		send("POST", "/services/" + service + "/kill?" + signal);
	}

	/**
	 * Asks for a change.
	 * @param verb start, stop or restart
	 */
	public void ask(String service, String verb) {
		send("POST", "/services/" + service + "/" + verb);
	}

	/** Asks it to stop everything and end; returns at once. */
	public void down() {
		send("POST", "/down");
	}

	private String send(String method, String path) {
		try {
			HttpResponse<String> response = this.http
				.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.address.port() + path))
					.timeout(DEADLINE)
					.header(ControlServer.TOKEN_HEADER, this.address.token())
					.method(method, HttpRequest.BodyPublishers.noBody())
					.build(), HttpResponse.BodyHandlers.ofString());
			if (response.statusCode() != 200) {
				throw new StackException(response.body());
			}
			return response.body();
		}
		catch (IOException ex) {
			if (awaitEnd(Duration.ofSeconds(1))) {
				throw new StackException(
						"The supervisor has ended meanwhile: ./foobar up -d starts the stack, or takes over what is left of it.",
						ex);
			}
			throw new StackException("The supervisor (process " + pid() + ") does not answer: end it with kill -9 "
					+ pid() + ", then ./foobar up -d recovers.", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StackException("Interrupted while waiting for the supervisor.", ex);
		}
	}

}
