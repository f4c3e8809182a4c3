package com.foobar.localstack.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import com.foobar.localstack.secret.Secrets;
import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sees and changes the balancer of a running gateway, over its management port. */
public final class GatewayBalancers {

	static final String SECRET = "foobar.gateway.control.secret";

	private static final Duration DEADLINE = Duration.ofSeconds(5);

	private static final JsonMapper JSON = JsonMapper.shared();

	/** The port goes on with HTTP/2 only for requests without a body. */
	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(DEADLINE)
		.build();

	private final Secrets secrets;

	public GatewayBalancers(StackFolders folders) {
		this.secrets = new Secrets(folders);
	}

	/** Makes the secret that the gateways and {@code ./foobar lb} share. */
	static String secret(Secrets secrets) {
		return secrets.password(ServiceKind.GATEWAY.module(), SECRET);
	}

	/** The upstreams of a gateway, as its endpoint shows them. */
	public JsonNode upstreams(ServiceLayout gateway) {
		return send(gateway, HttpRequest.newBuilder(uri(gateway, "")).GET()).path("upstreams");
	}

	/**
	 * Changes an instance.
	 * @param gateway whose balancer is changed
	 * @param instance server behind the gateway
	 * @param change what to do, as the endpoint names it, with its value if it takes one
	 */
	public void change(ServiceLayout gateway, ServiceLayout instance, Map<String, Object> change) {
		send(gateway,
				HttpRequest.newBuilder(uri(gateway, "/" + instance.kind().module() + "/" + instance.name()))
					.header("Content-Type", "application/json")
					.header("Authorization", "Bearer " + secret(this.secrets))
					.POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(change))));
	}

	private static URI uri(ServiceLayout gateway, String path) {
		return URI.create("http://" + gateway.endpoint(StackLayout.MANAGEMENT).address() + "/actuator/balancer" + path);
	}

	private JsonNode send(ServiceLayout gateway, HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = this.http.send(
					request.timeout(DEADLINE).header("Accept", "application/json").build(),
					HttpResponse.BodyHandlers.ofString());
			if (response.statusCode() == 200) {
				return JSON.readTree(response.body());
			}
			throw new StackException(switch (response.statusCode()) {
				case 401, 403, 404 -> gateway.name()
						+ " runs with other settings than this command: build and restart it with ./foobar up, then ./foobar restart "
						+ gateway.name() + ".";
				default -> gateway.name() + " refuses (" + response.statusCode() + "): " + response.body();
			});
		}
		catch (IOException ex) {
			throw new StackException(
					gateway.name() + " does not answer at " + gateway.endpoint(StackLayout.MANAGEMENT).address()
							+ ": look with ./foobar ps and ./foobar logs " + gateway.name() + ".",
					ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new StackException("Interrupted while waiting for " + gateway.name() + ".", ex);
		}
	}

}
