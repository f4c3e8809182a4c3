package com.foobar.webapp.api;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Sends each call to the next instance of the API. A read that fails is tried on the
 * others; anything else only when its connection could not be opened, so that nothing was
 * sent.
 */
final class Balancer implements ClientHttpRequestInterceptor {

	private static final Set<HttpMethod> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

	private final List<Instance> instances;

	private final AtomicInteger turn = new AtomicInteger();

	private final Semaphore places;

	private final long deadlineNanos;

	private final int maxResponse;

	Balancer(ApiProperties properties) {
		this.instances = properties.urls().stream().map(url -> new Instance(url, properties.skip())).toList();
		this.places = new Semaphore(properties.maxInFlight());
		this.deadlineNanos = properties.deadline().toNanos();
		this.maxResponse = Math.toIntExact(properties.maxResponse().toBytes());
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution) {
		long deadline = System.nanoTime() + this.deadlineNanos;
		takePlace();
		try {
			return firstAnswer(request, body, execution, deadline);
		}
		finally {
			this.places.release();
		}
	}

	private void takePlace() {
		try {
			if (!this.places.tryAcquire(this.deadlineNanos, TimeUnit.NANOSECONDS)) {
				throw new ApiUnavailable("Too many calls to the API are under way", null);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new ApiUnavailable("Interrupted while waiting for the API", ex);
		}
	}

	private ClientHttpResponse firstAnswer(HttpRequest request, byte[] body, ClientHttpRequestExecution execution,
			long deadline) {
		boolean repeatable = REPEATABLE.contains(request.getMethod());
		Candidates candidates = new Candidates(this.instances, this.turn.getAndIncrement());
		ClientHttpResponse busy = null;
		IOException failure = null;
		for (Instance instance = candidates.next(); instance != null; instance = next(candidates, deadline)) {
			try {
				ClientHttpResponse response = BufferedResponse
					.read(execution.execute(new LocatedRequest(request, instance), body), this.maxResponse);
				if (!isOutOfService(response)) {
					instance.answered();
					return response;
				}
				instance.failed(response.getStatusCode().toString());
				busy = response;
				if (!repeatable) {
					break;
				}
			}
			catch (IOException ex) {
				failure = ex;
				if (Thread.currentThread().isInterrupted()) {
					break;
				}
				instance.failed(ex.toString());
				if (!repeatable && !neverConnected(ex)) {
					break;
				}
			}
		}
		if (busy != null) {
			return busy;
		}
		throw new ApiUnavailable("No instance of the API answered " + request.getMethod(), failure);
	}

	private static @Nullable Instance next(Candidates candidates, long deadline) {
		return (System.nanoTime() - deadline < 0) ? candidates.next() : null;
	}

	private static boolean isOutOfService(ClientHttpResponse response) throws IOException {
		return switch (response.getStatusCode().value()) {
			case 502, 503, 504 -> true;
			default -> false;
		};
	}

	private static boolean neverConnected(IOException failure) {
		return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
	}

}
