package com.foobar.gateway.health;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RudeServer;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class HealthIntegrationTests {

	private final FakeServer appOne = new FakeServer("app-service-1");

	private final FakeServer appTwo = new FakeServer("app-service-2");

	private final FakeServer web = new FakeServer("web-app-1");

	private final Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.appOne, this.appTwo),
			List.of(this.web));

	HealthIntegrationTests() {
		this.settings.put("foobar.gateway.health.interval", "1s");
		this.settings.put("foobar.gateway.health.timeout", "950ms");
		this.settings.put("foobar.gateway.upstreams.app-service.balance.slow-start", "0s");
	}

	@AfterEach
	void closeServers() {
		this.appOne.close();
		this.appTwo.close();
		this.web.close();
	}

	@Test
	void takesAServerOutThatIsNotReadyAndBringsItBack() throws IOException {
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			this.appOne.beHealthy(false);
			await().until(() -> !gateway.isUp("app-service-1"));
			assertThat(gateway.client().get("/api/tags").body()).isEqualTo("app-service-2");
			assertThat(gateway.client().get("/api/tags").body()).isEqualTo("app-service-2");

			this.appOne.beHealthy(true);
			await().until(() -> gateway.isUp("app-service-1"));
			assertThat(List.of(gateway.client().get("/api/tags").body(), gateway.client().get("/api/tags").body()))
				.containsExactlyInAnyOrder("app-service-1", "app-service-2");
		}
	}

	@Test
	void noticesAServerThatHangsAndOneThatIsReadyAtTheSameTime() {
		try (RudeServer hung = RudeServer.hung()) {
			RunningGateway.instance(this.settings, "app-service", 0, "app-service-1", this.appOne.url(), hung.url());
			try (RunningGateway gateway = RunningGateway.with(this.settings)) {
				await().until(() -> !gateway.isUp("app-service-1"));
				this.appTwo.beHealthy(false);
				await().until(() -> !gateway.isUp("app-service-2"));
				this.appTwo.beHealthy(true);
				await().until(() -> gateway.isUp("app-service-2"));
				assertThat(gateway.isUp("app-service-1")).isFalse();
			}
		}
	}

	@Test
	void showsItsOwnReadinessWhateverTheServersDo() throws IOException {
		this.appOne.beHealthy(false);
		this.appTwo.beHealthy(false);
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			await().until(() -> !gateway.isUp("app-service-1") && !gateway.isUp("app-service-2"));

			assertThat(gateway.manage("/actuator/health/readiness").statusCode()).isEqualTo(200);
			assertThat(gateway.client().get("/api/tags").statusCode()).isEqualTo(503);
			assertThat(this.appOne.received()).isEmpty();
		}
	}

}
