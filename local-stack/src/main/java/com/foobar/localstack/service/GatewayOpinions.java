package com.foobar.localstack.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackLayout;
import tools.jackson.databind.json.JsonMapper;

/** What a running gateway thinks of the servers behind it, by its own metrics. */
public final class GatewayOpinions {

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

	/**
	 * Whether the gateway sends requests to the instance; it does not when it is mute.
	 */
	public boolean isUsed(ServiceLayout gateway, ServiceLayout instance) {
		URI metric = URI.create("http://" + gateway.endpoint(StackLayout.MANAGEMENT).address()
				+ "/actuator/metrics/foobar.gateway.instance.up?tag=target:" + instance.name());
		try {
			HttpResponse<String> response = HTTP.send(HttpRequest.newBuilder(metric).timeout(TIMEOUT).build(),
					HttpResponse.BodyHandlers.ofString());
			return response.statusCode() == 200
					&& JsonMapper.shared().readTree(response.body()).at("/measurements/0/value").asDouble() > 0;
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
