package com.foobar.appservice;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.awaitility.Awaitility.await;

/** The days that hurt: one server is gone, then it is back. */
class OutageIntegrationTests extends ApiIntegrationTest {

	@LocalManagementPort
	private int managementPort;

	@Test
	void readsAndWritesWithoutReplica() {
		String token = tokenOf(newName());
		Object slug = publish(token, "Before", "[]").getOrDefault("slug", "");
		DatabasePair.get().replica().kill();
		try {
			for (int i = 0; i < 20; i++) {
				get("/api/articles/{slug}", slug).expectStatus().isOk();
				getAs(token, "/api/articles?limit=1").expectStatus().isOk();
			}
			Object other = publish(token, "Meanwhile", "[]").getOrDefault("slug", "");
			get("/api/articles/{slug}", other).expectStatus().isOk();
			staysReady();
		}
		finally {
			DatabasePair.get().replica().restart();
		}
		DatabasePair.get().awaitReplicated();
	}

	@Test
	void readsOnWithoutPrimaryAndAsksWritersToTryAgain() throws Exception {
		String name = newName();
		String token = tokenOf(name);
		Object slug = publish(token, "Before", "[]").getOrDefault("slug", "");
		DatabasePair.get().awaitReplicated();
		DatabasePair.get().primary().kill();
		try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
			for (int i = 0; i < 20; i++) {
				get("/api/articles/{slug}", slug).expectStatus().isOk();
			}
			post("/api/users/login", """
					{"user":{"email":"%s@example.org","password":"%s"}}""".formatted(name, PASSWORD)).expectStatus()
				.isOk();
			// Held as long as a primary may take to appear; two at once take no longer.
			Future<RestTestClient.ResponseSpec> newcomer = threads.submit(() -> register(newName()));
			RestTestClient.ResponseSpec answer = post("/api/articles", token, """
					{"article":{"title":"t","description":"d","body":"b"}}""");
			answer.expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "2");
			refused(answer, 503, "{\"server\":[\"is unavailable, try again\"]}");
			refused(newcomer.get(30, TimeUnit.SECONDS), 503, "{\"server\":[\"is unavailable, try again\"]}");
			staysReady();
		}
		finally {
			DatabasePair.get().primary().restart();
		}
		await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> publish(token, "Back", "[]"));
		DatabasePair.get().awaitReplicated();
	}

	@Test
	void isNotReadyWhileNoServerOfTheDatabaseIsLeft() {
		DatabasePair.get().replica().kill();
		DatabasePair.get().primary().kill();
		try {
			await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> readiness().expectStatus().isEqualTo(503));
		}
		finally {
			DatabasePair.get().primary().restart();
			DatabasePair.get().replica().restart();
		}
		await().atMost(Duration.ofSeconds(30)).untilAsserted(this::staysReady);
		DatabasePair.get().awaitReplicated();
	}

	private void staysReady() {
		readiness().expectStatus().isOk();
	}

	private RestTestClient.ResponseSpec readiness() {
		return RestTestClient.bindToServer()
			.baseUrl("http://127.0.0.1:" + this.managementPort)
			.build()
			.get()
			.uri("/actuator/health/readiness")
			.exchange();
	}

}
