package com.foobar.gateway.firewall;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.Client;
import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RunningGateway;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

class AdmissionIntegrationTests {

	private final FakeServer app = new FakeServer("app-service-1");

	@AfterEach
	void closeServer() {
		this.app.close();
	}

	private RunningGateway start(Map<String, String> extra) {
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.app), List.of(this.app));
		extra.forEach((key, value) -> settings.put("foobar.gateway." + key, value));
		return RunningGateway.with(settings);
	}

	@Test
	void refusesWhoAsksTooOftenAndSaysWhenToComeBack() throws IOException {
		try (RunningGateway gateway = start(Map.of("limits.requests.per-minute", "1", "limits.requests.burst", "2"))) {
			assertThat(gateway.client().get("/api/tags").statusCode()).isEqualTo(200);
			assertThat(gateway.client().get("/").statusCode()).isEqualTo(200);

			HttpResponse<String> api = gateway.client().get("/api/tags");
			HttpResponse<String> page = gateway.client().get("/");

			assertThat(api.statusCode()).isEqualTo(429);
			assertThat(api.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 60L);
			assertThat(api.headers().firstValue("Strict-Transport-Security")).isPresent();
			assertThat(api.body()).isEqualTo("{\"errors\":{\"requests\":[\"were too many, try later\"]}}");
			assertThat(page.statusCode()).isEqualTo(429);
			assertThat(page.headers().firstValue("Retry-After")).isPresent();
			assertThat(page.body()).contains("Too many requests");
			assertThat(this.app.received()).hasSize(2);
		}
	}

	@Test
	void isStricterAboutLoginsAndRegistrationsHoweverTheirPathIsSpelled() throws IOException {
		try (RunningGateway gateway = start(Map.of("limits.login.per-minute", "1", "limits.login.burst", "2",
				"limits.registration.per-minute", "1", "limits.registration.burst", "1"))) {
			assertThat(post(gateway, "/api/users/login", "/login", "/api/users/login", "/api//users/l%6Fgin", "/login"))
				.containsExactly(200, 200, 429, 429, 429);
			assertThat(post(gateway, "/api/users", "/register", "/api/users")).containsExactly(200, 429, 429);
			assertThat(post(gateway, "/api/articles", "/api/articles", "/settings")).containsOnly(200);
			assertThat(gateway.client().get("/login").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void setsNoLimitToExemptAddresses() throws IOException {
		try (RunningGateway gateway = start(Map.of("limits.requests.per-minute", "1", "limits.requests.burst", "1",
				"limits.exempt", "127.0.0.0/8,::1"))) {
			assertThat(post(gateway, "/api/a", "/api/b", "/api/c")).containsOnly(200);
		}
	}

	@Test
	void turnsAwayConnectionsFromDeniedAddressesBeforeTheHandshake() {
		try (RunningGateway gateway = start(Map.of("firewall.deny", "127.0.0.0/8"))) {
			assertThatIOException().isThrownBy(() -> gateway.client().handshake());
			assertThatIOException().isThrownBy(() -> {
				if (Client.rawPlain(gateway.plainPort(), "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").isEmpty()) {
					throw new IOException("Closed without an answer");
				}
			});
		}
	}

	@Test
	void turnsAwayWhoIsNotAllowed() throws IOException {
		try (RunningGateway gateway = start(Map.of("firewall.allow", "192.0.2.0/24"))) {
			assertThatIOException().isThrownBy(() -> gateway.client().handshake());
		}
		try (RunningGateway gateway = start(Map.of("firewall.allow", "192.0.2.0/24,127.0.0.1"))) {
			assertThat(gateway.client().get("/").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void closesPathsHoweverTheyAreSpelled() throws IOException {
		try (RunningGateway gateway = start(Map.of("firewall.paths[0].prefix", "/api/docs", "firewall.paths[1].prefix",
				"/open", "firewall.paths[1].allow", "127.0.0.1"))) {
			for (String path : List.of("/api/docs", "/api/docs/index.html", "/api/%64ocs", "/api//docs",
					"/api/x/../docs", "/api/docs;a=b")) {
				assertThat(gateway.client()
					.raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).as(path)
					.startsWith("HTTP/1.1 403 ")
					.contains("{\"errors\":{\"access\":[\"is not allowed\"]}}");
			}
			assertThat(this.app.received()).isEmpty();
			assertThat(gateway.client().get("/api/documents").statusCode()).isEqualTo(200);
			assertThat(gateway.client().get("/open/a").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void knowsTheMethodsOfEveryRoute() throws IOException {
		try (RunningGateway gateway = start(Map.of("firewall.api-methods", "GET,POST,DELETE"))) {
			HttpResponse<String> page = gateway.client()
				.send(gateway.client().request("/settings").method("DELETE", HttpRequest.BodyPublishers.noBody()));
			HttpResponse<String> api = gateway.client()
				.send(gateway.client().request("/api/user").method("PUT", HttpRequest.BodyPublishers.noBody()));

			assertThat(page.statusCode()).isEqualTo(405);
			assertThat(page.headers().firstValue("Allow")).hasValue("GET, HEAD, POST, OPTIONS");
			assertThat(api.statusCode()).isEqualTo(405);
			assertThat(api.headers().firstValue("Allow")).hasValue("GET, POST, DELETE");
			assertThat(api.body()).isEqualTo("{\"errors\":{\"method\":[\"is not allowed here\"]}}");
			assertThat(this.app.received()).isEmpty();
		}
	}

	@Test
	void letsOneClientHaveOnlySoManyConnections() throws IOException {
		letsInThreeAndAnotherOneWhenOneHasGone(Map.of("limits.connections", "3"));
	}

	@Test
	void letsAllClientsTogetherHaveOnlySoManyConnections() throws IOException {
		letsInThreeAndAnotherOneWhenOneHasGone(
				Map.of("limits.all-connections", "3", "limits.connections", "1", "limits.exempt", "127.0.0.0/8,::1"));
	}

	private void letsInThreeAndAnotherOneWhenOneHasGone(Map<String, String> limits) throws IOException {
		try (RunningGateway gateway = start(limits)) {
			List<SSLSocket> open = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				open.add(gateway.client().handshake());
			}

			assertThatIOException().isThrownBy(() -> gateway.client().handshake());

			open.getFirst().close();
			await().ignoreExceptions().until(() -> gateway.client().get("/api/tags").statusCode() == 200);
			for (SSLSocket socket : open) {
				socket.close();
			}
		}
	}

	@Test
	void countsWhomItRefusesByReason() throws IOException {
		try (RunningGateway gateway = start(
				Map.of("limits.requests.per-minute", "1", "limits.requests.burst", "1", "limits.connections", "1"))) {
			gateway.client().get("/api/tags");
			gateway.client().get("/api/tags");
			assertThatIOException().isThrownBy(() -> gateway.client().handshake());

			assertThat(gateway.manage("/actuator/prometheus").body())
				.containsPattern("foobar_gateway_refused_total\\{.*reason=\"requests\".*} 1.0")
				.containsPattern("foobar_gateway_refused_total\\{.*reason=\"connections\".*} 1.0");
		}
	}

	private static List<Integer> post(RunningGateway gateway, String... paths) throws IOException {
		List<Integer> statuses = new ArrayList<>();
		for (String path : paths) {
			statuses.add(gateway.client().post(path, "{}").statusCode());
		}
		return statuses;
	}

}
