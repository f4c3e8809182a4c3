package com.foobar.localstack.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

import com.foobar.localstack.stack.Endpoint;
import com.foobar.localstack.stack.FolderRemoval;
import com.foobar.localstack.stack.ServiceLifecycle;

/**
 * An application that is healthy when its readiness probe says so.
 *
 * @param management the address of its management port
 * @param scratch its folder for temporary files, which a killed process leaves full
 */
record ApplicationLifecycle(Endpoint management, Path scratch) implements ServiceLifecycle {

	private static final Duration TIMEOUT = Duration.ofMillis(900);

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

	@Override
	public void beforeStart() {
		FolderRemoval.remove(this.scratch);
	}

	@Override
	public boolean isHealthy() {
		HttpRequest request = HttpRequest
			.newBuilder(URI.create("http://" + this.management.address() + "/actuator/health/readiness"))
			.timeout(TIMEOUT)
			.build();
		try {
			return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
