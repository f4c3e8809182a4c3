package com.foobar.appservice;

import java.util.Map;
import java.util.Objects;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the management port shows. */
class ManagementIntegrationTests extends ApiIntegrationTest {

	@LocalManagementPort
	private int port;

	private RestTestClient management = RestTestClient.bindToServer().build();

	@BeforeEach
	void connect() {
		this.management = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + this.port).build();
	}

	@Test
	void exposesExactlyTheseEndpoints() {
		assertThat(body("/actuator").get("_links")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsOnlyKeys("self", "health", "health-path", "info", "metrics", "metrics-requiredMetricName",
					"prometheus");
	}

	@Test
	void showsBothServers() {
		assertThat(body("/actuator/health").get("components")).asInstanceOf(InstanceOfAssertFactories.MAP)
			.containsOnlyKeys("database", "dbRouting", "diskSpace", "livenessState", "ping", "readinessState", "ssl");
	}

	@Test
	void answersProbesWithoutDetails() {
		assertThat(body("/actuator/health/readiness")).containsOnly(Map.entry("status", "UP"));
		assertThat(body("/actuator/health/liveness")).containsOnly(Map.entry("status", "UP"));
	}

	@Test
	void namesInstanceAndDecisionsInMetrics() {
		get("/api/tags").expectStatus().isOk();

		String metrics = this.management.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();

		assertThat(metrics).containsPattern("db_routing_decisions_total\\{instance=\"app-service\",reason=\"read\"")
			.contains("hikaricp_connections_max{instance=\"app-service\",pool=\"replica\"} 10.0");
	}

	@SuppressWarnings("unchecked") // JSON objects have no other form here.
	private Map<String, Object> body(String path) {
		return Objects.requireNonNull(this.management.get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Map.class)
			.returnResult()
			.getResponseBody());
	}

}
