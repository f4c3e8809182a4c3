package com.foobar.servletsupport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.env.Environment;

/**
 * Sends this server requests of its own when it listens, one after another, until its
 * code is compiled and its connections are open. Readiness waits for runners, so nobody
 * else's request is among the slow first ones. A warm-up that fails is no failure of the
 * start: what does not answer is left out.
 */
final class WarmUp implements ApplicationRunner {

	private static final Logger logger = LoggerFactory.getLogger(WarmUp.class);

	private static final int FIRST_FAILURE = 500;

	private final WarmUpProperties properties;

	private final Environment environment;

	WarmUp(WarmUpProperties properties, Environment environment) {
		this.properties = properties;
		this.environment = environment;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (this.properties.rounds() == 0 || this.properties.paths().isEmpty()) {
			return;
		}
		long begun = System.nanoTime();
		int answers = 0;
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			answers = askAll(client, begun);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		logger.info("Warmed up by {} requests in {} ms", answers,
				Duration.ofNanos(System.nanoTime() - begun).toMillis());
	}

	private int askAll(HttpClient client, long begun) throws InterruptedException {
		String server = "http://" + host() + ":" + this.environment.getRequiredProperty("local.server.port");
		List<URI> addresses = new ArrayList<>(
				this.properties.paths().stream().map((path) -> URI.create(server + path)).toList());
		int answers = 0;
		for (int round = 0; round < this.properties.rounds(); round++) {
			for (Iterator<URI> rest = addresses.iterator(); rest.hasNext();) {
				Duration patience = this.properties.limit().minusNanos(System.nanoTime() - begun);
				if (!patience.isPositive()) {
					return answers;
				}
				if (isAnswered(client, rest.next(), patience)) {
					answers++;
				}
				else {
					rest.remove();
				}
			}
		}
		return answers;
	}

	/** Where this server listens, as seen from itself. */
	private String host() {
		InetAddress bound = this.environment.getProperty("server.address", InetAddress.class,
				InetAddress.getLoopbackAddress());
		InetAddress address = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
		String host = address.getHostAddress();
		return host.contains(":") ? "[" + host + "]" : host;
	}

	private static boolean isAnswered(HttpClient client, URI address, Duration patience) throws InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(address).timeout(patience).build();
		try {
			int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
			if (status < FIRST_FAILURE) {
				return true;
			}
			logger.info("Left {} out of the warm-up: it answers {}", address.getPath(), status);
		}
		catch (IOException ex) {
			logger.info("Left {} out of the warm-up: {}", address.getPath(), ex.toString());
		}
		return false;
	}

}
