package com.foobar.gateway.acme;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Ports;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

class AcmeIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String TOKEN = "LoqXcYV8q5ONbJQxbmR7SCTNo3tiAXDfowyjxAjEuX0";

	private final FakeServer app = new FakeServer("app-service-1");

	@TempDir
	private Path folder;

	private Path storage;

	private Map<String, String> settings;

	@BeforeEach
	void configure() {
		this.storage = this.folder.resolve("acme");
		this.settings = RunningGateway.inFrontOf(List.of(this.app), List.of(this.app));
		this.settings.put("foobar.gateway.acme.storage", this.storage.toString());
		this.settings.put("foobar.gateway.acme.domains", "www.foobar.com,shop.foobar.com");
		this.settings.put("foobar.gateway.acme.contacts", "operators@foobar.com");
		this.settings.put("foobar.gateway.acme.terms-agreed", "true");
		// Nobody listens there unless a test starts an authority.
		this.settings.put("foobar.gateway.acme.directory", "https://localhost:" + Ports.free() + "/dir");
	}

	@AfterEach
	void close() {
		this.app.close();
	}

	@Test
	void ordersACertificateServesItAndDoesNotOrderItTwice() throws Exception {
		assumeThat(Pebble.isInstalled()).as("Debian's package pebble is installed").isTrue();
		int httpPort = Ports.free();
		this.settings.put("foobar.gateway.http-port", Integer.toString(httpPort));
		X509Certificate ordered;
		try (Pebble authority = new Pebble(this.folder, httpPort)) {
			this.settings.put("foobar.gateway.acme.directory", authority.directory());
			this.settings.put("foobar.gateway.acme.trust", authority.trust().toString());
			try (RunningGateway gateway = RunningGateway.with(this.settings)) {
				await().atMost(PATIENCE).until(() -> issuer(gateway, "shop.foobar.com").contains("Pebble"));
				assertThat(issuer(gateway, "www.foobar.com")).contains("Pebble");
				assertThat(issuer(gateway, "other.foobar.com")).as("the one that was there before")
					.contains("localhost");
				assertThat(gateway.manage("/actuator/prometheus").body())
					.containsPattern("foobar_gateway_acme_orders_total\\{.*} 1.0")
					.containsPattern("foobar_gateway_certificate_remaining_days\\{.*certificate=\"acme\".*} \\d{2,}");
				ordered = gateway.client().served("shop.foobar.com");
			}
			try (var published = Files.list(this.storage.resolve("challenges"))) {
				assertThat(published).as("proofs are withdrawn").isEmpty();
			}
			try (RunningGateway again = RunningGateway.with(this.settings)) {
				assertThat(again.client().served("shop.foobar.com")).isEqualTo(ordered);
				await().during(Duration.ofSeconds(3))
					.until(() -> again.manage("/actuator/prometheus")
						.body()
						.lines()
						.anyMatch((line) -> line.matches("foobar_gateway_acme_orders_total\\{.*} 0.0")));
			}
		}
	}

	@Test
	void servesWhatItHasWhileNoAuthorityAnswers() throws Exception {
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			await().atMost(PATIENCE)
				.until(() -> gateway.manage("/actuator/prometheus")
					.body()
					.lines()
					.anyMatch((line) -> line.matches("foobar_gateway_acme_failures\\{.*} 1.0")));

			assertThat(issuer(gateway, "www.foobar.com")).contains("localhost");
			assertThat(gateway.client().get("/").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void answersForTheGatewayThatHasAsked() throws Exception {
		Files.createDirectories(this.storage.resolve("challenges"));
		Files.writeString(this.storage.resolve("challenges").resolve(TOKEN), TOKEN + ".thumbprint");
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			HttpResponse<String> answer = fetch(gateway, TOKEN);

			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.body()).isEqualTo(TOKEN + ".thumbprint");
			assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "unknown-token-of-nobody", "..%2Faccount.pem", "%2e%2e/account.pem", "../account.pem", "",
			"short" })
	void answersNothingElse(String token) throws Exception {
		Files.createDirectories(this.storage.resolve("challenges"));
		Files.writeString(this.storage.resolve("account.pem"), "secret");
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			HttpResponse<String> answer = fetch(gateway, token);

			assertThat(answer.statusCode()).isEqualTo(404);
			assertThat(answer.body()).doesNotContain("secret");
		}
	}

	private static HttpResponse<String> fetch(RunningGateway gateway, String token)
			throws IOException, InterruptedException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest
				.newBuilder(
						URI.create("http://127.0.0.1:" + gateway.plainPort() + "/.well-known/acme-challenge/" + token))
				.build(), HttpResponse.BodyHandlers.ofString());
		}
	}

	private static String issuer(RunningGateway gateway, String name) throws IOException {
		return gateway.client().served(name).getIssuerX500Principal().getName();
	}

}
