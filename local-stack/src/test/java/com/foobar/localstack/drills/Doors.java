package com.foobar.localstack.drills;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;

/**
 * A client that knows all addresses of the site, keeps its connections, and does what
 * browsers do when an address is dead: the next one, as long as nothing was sent. If told
 * to, it also does so for a request without an answer, which is safe in drills, whose
 * writes carry idempotency keys. As browsers do, the JDK's client sends a GET again by
 * itself when a kept connection closes before an answer begins.
 */
final class Doors implements AutoCloseable {

	private static final Duration CONNECT = Duration.ofSeconds(2);

	private final HttpClient http;

	private final List<String> bases;

	private final Duration patience;

	private final boolean leavesSilence;

	/**
	 * Connects nothing yet.
	 * @param bases addresses such as {@code https://127.0.0.1:8443}
	 * @param patience longest wait for an answer at one address
	 * @param leavesSilence whether the next address is asked after that wait
	 */
	Doors(SSLContext trust, HttpClient.Version version, List<String> bases, Duration patience, boolean leavesSilence) {
		this.http = HttpClient.newBuilder().sslContext(trust).version(version).connectTimeout(CONNECT).build();
		this.bases = bases;
		this.patience = patience;
		this.leavesSilence = leavesSilence;
	}

	/**
	 * Asks one address, and the others when it is dead.
	 * @param first whose turn it is
	 * @param request everything but its address
	 */
	HttpResponse<String> send(int first, String path, HttpRequest.Builder request)
			throws IOException, InterruptedException {
		for (int door = 0;; door++) {
			String base = this.bases.get((first + door) % this.bases.size());
			try {
				return this.http.send(request.uri(URI.create(base + path)).timeout(this.patience).build(),
						HttpResponse.BodyHandlers.ofString());
			}
			catch (ConnectException | HttpConnectTimeoutException ex) {
				rethrowIfLast(door, ex);
			}
			catch (HttpTimeoutException ex) {
				if (!this.leavesSilence) {
					throw ex;
				}
				rethrowIfLast(door, ex);
			}
		}
	}

	private void rethrowIfLast(int door, IOException failure) throws IOException {
		if (door + 1 == this.bases.size()) {
			throw failure;
		}
	}

	@Override
	public void close() {
		this.http.shutdownNow();
	}

}
