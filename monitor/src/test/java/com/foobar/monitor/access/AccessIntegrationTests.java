package com.foobar.monitor.access;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.foobar.monitor.support.FakeActuator;
import com.foobar.monitor.support.Operator;
import com.foobar.monitor.support.RunningMonitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AccessIntegrationTests {

	private static final String REGISTRATION = "{\"name\":\"x\",\"healthUrl\":\"http://127.0.0.1:1/health\"}";

	private static final FakeActuator instance = new FakeActuator();

	private static RunningMonitor monitor;

	@BeforeAll
	static void start() {
		monitor = new RunningMonitor(Map.of("app-service-1", instance));
	}

	@AfterAll
	static void stop() {
		monitor.close();
		instance.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/instances", "/applications", "/instances/events", "/sba-settings.js", "/actuator",
			"/actuator/env", "/wallboard" })
	void asksStrangersToLogIn(String path) throws IOException {
		try (Operator stranger = new Operator(monitor)) {
			HttpResponse<String> response = stranger.get(path, "text/html");

			assertThat(response.statusCode()).isEqualTo(302);
			assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith("/login");
		}
	}

	@Test
	void showsStrangersTheLoginPageAndWhatItNeeds() throws IOException {
		try (Operator stranger = new Operator(monitor)) {
			HttpResponse<String> page = stranger.get("/login", "text/html");

			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(stranger.get("/assets/img/favicon.png", "*/*").statusCode()).isEqualTo(200);
			assertThat(page.body()).doesNotContainPattern("(src|href)=\"?(https?:)?//(?!127.0.0.1:)");
			assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
				.startsWith("default-src 'self'");
		}
	}

	@Test
	void letsOperatorsInWhoKnowThePassword() throws IOException {
		try (Operator operator = new Operator(monitor).loggedIn()) {
			assertThat(operator.get("/", "text/html").body()).contains("foobar monitor");
			assertThat(operator.get("/instances", "application/json").body()).contains("app-service-1");
		}
	}

	@Test
	void keepsOthersOut() throws IOException {
		try (Operator stranger = new Operator(monitor)) {
			assertThat(stranger.logIn("a guess").headers().firstValue("Location").orElseThrow())
				.endsWith("/login?error");
			assertThat(stranger.get("/instances", "application/json").statusCode()).isEqualTo(302);
		}
	}

	@Test
	void keepsItsSessionFromScriptsAndFromOtherSites() throws IOException {
		try (Operator operator = new Operator(monitor)) {
			List<String> cookies = operator.logIn(RunningMonitor.PASSWORD).headers().allValues("Set-Cookie");

			assertThat(cookies).anySatisfy((cookie) -> assertThat(cookie).startsWith("FOOBAR_MONITOR=")
				.contains("HttpOnly", "SameSite=Strict"));
		}
	}

	@Test
	void refusesRequestsThatAnotherSiteCouldForge() throws IOException {
		try (Operator operator = new Operator(monitor).loggedIn()) {
			assertThat(operator.post("/applications/app-service-1/actuator/loggers", "{}", false).statusCode())
				.isEqualTo(403);
		}
	}

	@Test
	void letsNobodyAddInstances() throws IOException {
		try (Operator operator = new Operator(monitor).loggedIn()) {
			operator.get("/", "text/html");
			assertThat(operator.post("/instances", REGISTRATION, true).statusCode()).isEqualTo(403);
		}
	}

	@Test
	void exposesExactlyTheseEndpointsOnItsManagementPort() throws IOException {
		assertThat(monitor.manage("GET", "/actuator")
			.body()
			.replaceAll("\"href\":\"[^\"]*\",\"templated\":(true|false)", "")
			.replaceAll("[{}\":]", "")
			.replace("_links", "")
			.split(",")).containsExactlyInAnyOrder("self", "health", "health-path", "info", "metrics",
					"metrics-requiredMetricName", "prometheus");
		for (String path : List.of("/health", "/health/liveness", "/health/readiness", "/info", "/prometheus")) {
			assertThat(monitor.manage("GET", "/actuator" + path).statusCode()).as(path).isEqualTo(200);
		}
		assertThat(monitor.manage("POST", "/actuator/health").statusCode()).isNotEqualTo(200);
	}

}
