package com.foobar.gateway.routing;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** An active server and a passive one, as clients see them. */
class TierIntegrationTests {

	private static final String SECRET = "a secret of the test";

	private final FakeServer active = new FakeServer("app-service-1");

	private final FakeServer passive = new FakeServer("app-service-2");

	private final Map<String, String> settings = RunningGateway.inFrontOf(List.of(this.active, this.passive),
			List.of(this.active));

	TierIntegrationTests() {
		this.settings.put("foobar.gateway.upstreams.app-service.instances[1].tier", "1");
		this.settings.put("foobar.gateway.upstreams.app-service.balance.slow-start", "1h");
		this.settings.put("foobar.gateway.control.secret", SECRET);
	}

	@AfterEach
	void closeServers() {
		this.active.close();
		this.passive.close();
	}

	@Test
	void leavesAPassiveServerAloneUntilTheActiveOneIsGone() throws IOException {
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			ask(gateway, 6);
			assertThat(this.active.received()).hasSize(6);
			assertThat(this.passive.received()).isEmpty();

			this.active.kill();
			ask(gateway, 6);
			assertThat(this.passive.received()).hasSize(6);
		}
	}

	@Test
	void handsBackBitByBit() throws IOException {
		try (RunningGateway gateway = RunningGateway.with(this.settings)) {
			change(gateway, "drain");
			ask(gateway, 4);
			assertThat(this.passive.received()).hasSize(4);

			change(gateway, "undrain");
			ask(gateway, 50);
			assertThat(this.active.received()).hasSize(5);
		}
	}

	private static void ask(RunningGateway gateway, int times) throws IOException {
		for (int i = 0; i < times; i++) {
			assertThat(gateway.client().get("/api/tags").statusCode()).isEqualTo(200);
		}
	}

	private static void change(RunningGateway gateway, String change) throws IOException {
		assertThat(gateway
			.manage("/actuator/balancer/app-service/app-service-1", "{\"change\":\"" + change + "\"}",
					"Bearer " + SECRET)
			.statusCode()).isEqualTo(200);
	}

}
