package com.foobar.gateway.routing;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.Ports;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that come back to the same server. */
class AffinityIntegrationTests {

	private static final String BALANCE = "foobar.gateway.upstreams.app-service.balance.";

	private final FakeServer appOne = new FakeServer("app-service-1");

	private final FakeServer appTwo = new FakeServer("app-service-2");

	private final Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.appOne, this.appTwo),
			List.of(this.appOne));

	@AfterEach
	void closeServers() {
		this.appOne.close();
		this.appTwo.close();
	}

	@Test
	void marksAClientWithACookieAndRecognisesIt() throws IOException {
		this.settings.put(BALANCE + "algorithm", "sticky");
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			HttpResponse<String> first = gateway.client().get("/api/tags");
			String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();

			assertThat(cookie).matches("__Host-app-service=[0-9a-f]{16}; Path=/; Secure; HttpOnly; SameSite=Lax");
			for (int i = 0; i < 3; i++) {
				HttpResponse<String> next = ask(gateway, "Cookie", cookie.substring(0, cookie.indexOf(';')));
				assertThat(next.body()).isEqualTo(first.body());
				assertThat(next.headers().firstValue("Set-Cookie")).isEmpty();
			}
		}
	}

	@Test
	void marksAClientAnewWhenItsServerIsGone() throws IOException {
		this.settings.put(BALANCE + "algorithm", "sticky");
		this.settings.put(BALANCE + "sticky-cookie", "seat");
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			String cookie = gateway.client().get("/api/tags").headers().firstValue("Set-Cookie").orElseThrow();
			this.appOne.kill();

			HttpResponse<String> next = ask(gateway, "Cookie", cookie.substring(0, cookie.indexOf(';')));

			assertThat(next.body()).isEqualTo("app-service-2");
			assertThat(next.headers().firstValue("Set-Cookie").orElseThrow()).startsWith("seat=").isNotEqualTo(cookie);
		}
	}

	@Test
	void keepsTheCookiesOfTheServerBesideItsOwn() throws IOException {
		this.settings.put(BALANCE + "algorithm", "sticky");
		this.appOne.behave((exchange) -> {
			exchange.getResponseHeaders().add("Set-Cookie", "session=1");
			FakeServer.answer(exchange, 200, "");
		});
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			assertThat(gateway.client().get("/api/tags").headers().allValues("Set-Cookie")).hasSize(2)
				.contains("session=1");
		}
	}

	@Test
	void recognisesAClientByItsAddress() throws IOException {
		this.settings.put(BALANCE + "algorithm", "consistent-hash");
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			String first = gateway.client().get("/api/tags").body();

			for (int i = 0; i < 5; i++) {
				assertThat(gateway.client().get("/api/tags").body()).isEqualTo(first);
			}
		}
	}

	@Test
	void tellsClientsBehindATrustedProxyApart() throws IOException {
		this.settings.put(BALANCE + "algorithm", "consistent-hash");
		this.settings.put("foobar.gateway.proxies.trusted", "127.0.0.1");
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			for (int i = 1; i <= 20; i++) {
				ask(gateway, "X-Forwarded-For", "192.0.2." + i);
			}
			assertThat(this.appOne.received()).isNotEmpty();
			assertThat(this.appTwo.received()).isNotEmpty();
		}
	}

	@Test
	void recognisesAClientByAHeaderOrACookie() throws IOException {
		for (String part : List.of("header", "cookie")) {
			this.settings.put(BALANCE + "algorithm", "consistent-hash");
			this.settings.put(BALANCE + "hash-on", part);
			this.settings.put(BALANCE + "hash-name", "who");
			try (RunningGateway gateway = RunningGateway.with(this.settings)) {
				for (String who : List.of("a", "b", "c", "d", "e", "f")) {
					String header = part.equals("header") ? "who" : "Cookie";
					String value = part.equals("header") ? who : "who=" + who;
					String first = ask(gateway, header, value).body();
					assertThat(ask(gateway, header, value).body()).isEqualTo(first);
					assertThat(ask(gateway, header, value).body()).isEqualTo(first);
				}
				assertThat(this.appOne.received()).as(part).isNotEmpty();
				assertThat(this.appTwo.received()).as(part).isNotEmpty();
			}
		}
	}

	@Test
	void letsAPassiveServerTakeOverWithoutLosingARequest() throws IOException {
		RunningGateway.instance(this.settings, "app-service", 0, "app-service-1", "http://127.0.0.1:" + Ports.free(),
				"http://127.0.0.1:1/ready");
		this.settings.put("foobar.gateway.upstreams.app-service.instances[1].tier", "1");
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			assertThat(gateway.client().post("/api/articles", "{}").body()).isEqualTo("app-service-2");
			assertThat(gateway.client().get("/api/tags").body()).isEqualTo("app-service-2");
			assertThat(gateway.count("app-service-1", "not_connected")).isOne();
		}
	}

	private static HttpResponse<String> ask(RunningGateway gateway, String header, String value) throws IOException {
		return gateway.client().send(gateway.client().request("/api/tags").header(header, value));
	}

}
