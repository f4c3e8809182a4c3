package com.foobar.webapp;

import com.foobar.webapp.site.RunningSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The management port. */
class ManagementIntegrationTests extends RunningSite {

	@Test
	void exposesExactlyTheseEndpoints() {
		String links = operator().get("/actuator").body();

		assertThat(new JsonMapper().readTree(links).path("_links").propertyNames()).containsExactlyInAnyOrder("self",
				"health", "health-path", "info", "metrics", "metrics-requiredMetricName", "prometheus");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness" })
	void answersProbesEvenWithoutTheApi(String probe) {
		api.failWith(503, "server", "unavailable");

		assertThat(operator().get(probe).status()).isEqualTo(200);
	}

	@Test
	void namesTheInstance() {
		assertThat(operator().get("/actuator/info").body()).contains("web-app-test");
		assertThat(operator().get("/actuator/prometheus").body()).contains("instance=\"web-app-test\"");
	}

}
