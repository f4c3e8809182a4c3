package com.foobar.gateway.control;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Operators at the management port. */
class ControlIntegrationTests {

	private static final String SECRET = "a secret of the test";

	private static final FakeServer appOne = new FakeServer("app-service-1");

	private static final FakeServer appTwo = new FakeServer("app-service-2");

	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		Map<String, String> settings = RunningGateway.inFrontOf(List.of(appOne, appTwo), List.of(appOne));
		settings.put("foobar.gateway.control.secret", SECRET);
		settings.put("foobar.gateway.upstreams.app-service.balance.slow-start", "0s");
		gateway = RunningGateway.with(settings);
	}

	@AfterAll
	static void stop() {
		gateway.close();
		appOne.close();
		appTwo.close();
	}

	@BeforeEach
	void forget() {
		appOne.forget();
		appTwo.forget();
	}

	@AfterEach
	void undo() throws IOException {
		change("app-service/app-service-1", "{\"change\":\"undrain\"}");
		change("app-service/app-service-1", "{\"change\":\"enable\"}");
		change("app-service/app-service-1", "{\"change\":\"weight\",\"weight\":1}");
	}

	@Test
	void showsEveryUpstreamAndInstance() throws IOException {
		String shown = gateway.manage("/actuator/balancer").body();

		assertThat(shown).contains("\"name\":\"app-service\"", "\"name\":\"web-app\"", "\"algorithm\":\"ROUND_ROBIN\"",
				"\"panic\":false", "\"waiting\":0");
		assertThat(shown).contains("\"name\":\"app-service-2\"", "\"url\":\"" + appTwo.url() + "\"",
				"\"state\":\"UNKNOWN\"", "\"tier\":0", "\"weight\":1", "\"start\":1.0", "\"inFlight\":0",
				"\"failures\":0", "\"ejections\":0", "\"ejectedMillis\":0");
	}

	@Test
	void drainsAnInstanceAndSendsItRequestsAgain() throws IOException {
		assertThat(change("app-service/app-service-1", "{\"change\":\"drain\"}").body()).contains("DRAINED");
		gateway.client().get("/api/tags");
		gateway.client().get("/api/tags");
		assertThat(appOne.received()).isEmpty();
		assertThat(gateway.manage("/actuator/prometheus").body()).containsPattern(
				"foobar_gateway_instance_state\\{.*state=\"drained\",target=\"app-service-1\",upstream=\"app-service\"} 1.0");

		change("app-service/app-service-1", "{\"change\":\"undrain\"}");
		gateway.client().get("/api/tags");
		gateway.client().get("/api/tags");
		assertThat(appOne.received()).hasSize(1);
	}

	@Test
	void ejectsAnInstanceAndForgivesIt() throws IOException {
		assertThat(change("app-service/app-service-1", "{\"change\":\"eject\",\"time\":\"90s\"}").body())
			.contains("EJECTED")
			.containsPattern("\"ejectedMillis\":8\\d{4}");
		gateway.client().get("/api/tags");
		gateway.client().get("/api/tags");
		assertThat(appOne.received()).isEmpty();

		assertThat(change("app-service/app-service-1", "{\"change\":\"enable\"}").body()).doesNotContain("EJECTED");
		assertThat(change("app-service/app-service-1", "{\"change\":\"eject\"}").body()).as("for a minute")
			.containsPattern("\"ejectedMillis\":5\\d{4}");
	}

	@Test
	void givesAnInstanceAnotherShare() throws IOException {
		change("app-service/app-service-1", "{\"change\":\"weight\",\"weight\":3}");
		for (int i = 0; i < 8; i++) {
			gateway.client().get("/api/tags");
		}

		assertThat(appOne.received()).hasSize(6);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "app-service/app-service-9|{\"change\":\"drain\"}|404",
			"database/app-service-1|{\"change\":\"drain\"}|404", "web-app/app-service-2|{\"change\":\"drain\"}|404",
			"app-service/app-service-1|{\"change\":\"dance\"}|400", "app-service/app-service-1|{}|400",
			"app-service/app-service-1|{\"change\":\"weight\"}|400",
			"app-service/app-service-1|{\"change\":\"weight\",\"weight\":0}|400",
			"app-service/app-service-1|{\"change\":\"weight\",\"weight\":257}|400",
			"app-service/app-service-1|{\"change\":\"drain\",\"weight\":1}|400",
			"app-service/app-service-1|{\"change\":\"drain\",\"time\":\"1s\"}|400",
			"app-service/app-service-1|{\"change\":\"eject\",\"time\":\"0s\"}|400",
			"app-service/app-service-1|{\"change\":\"eject\",\"time\":\"25h\"}|400" })
	void refusesChangesThatMakeNoSense(String target, String change, int status) throws IOException {
		assertThat(change(target, change).statusCode()).isEqualTo(status);
		assertThat(gateway.isUp("app-service-1")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Bearer", "Bearer a secret of the tesT", "Bearer  a secret of the test",
			"Bearer a secret of the test, and more", "Basic a secret of the test", "Tokens a secret of the test",
			"a secret of the test" })
	void changesNothingForThoseWhoDoNotKnowTheSecret(String authorization) throws IOException {
		HttpResponse<String> response = gateway.manage("/actuator/balancer/app-service/app-service-1",
				"{\"change\":\"drain\"}", authorization);

		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
		assertThat(response.body()).doesNotContain(SECRET);
		assertThat(gateway.isUp("app-service-1")).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "POST, /actuator/health", "PUT, /actuator/loggers/root", "DELETE, /actuator/balancer", "PATCH, /",
			"OPTIONS, /actuator/balancer/app-service/app-service-1", "POST, /api/articles" })
	void asksForTheSecretWhateverIsSentToThePort(String method, String path) throws IOException {
		assertThat(gateway.manage(method, path).statusCode()).isEqualTo(401);
		assertThat(appOne.received()).isEmpty();
		assertThat(appTwo.received()).isEmpty();
	}

	@Test
	void sendsNothingOnFromThePort() throws IOException {
		assertThat(gateway.manage("/api/tags").statusCode()).isEqualTo(404);
		assertThat(gateway.manage("/api/articles", "{}", "bearer " + SECRET).statusCode()).isEqualTo(404);
		assertThat(appOne.received()).isEmpty();
		assertThat(appTwo.received()).isEmpty();
	}

	@Test
	void isNotThereForThePublic() throws IOException {
		gateway.client().get("/actuator/balancer");
		gateway.client().post("/actuator/balancer/app-service/app-service-1", "{\"change\":\"drain\"}");

		assertThat(appOne.received()).extracting("target")
			.containsExactly("/actuator/balancer", "/actuator/balancer/app-service/app-service-1");
		assertThat(gateway.isUp("app-service-1")).isTrue();
	}

	private static HttpResponse<String> change(String target, String change) throws IOException {
		return gateway.manage("/actuator/balancer/" + target, change, "Bearer " + SECRET);
	}

}
