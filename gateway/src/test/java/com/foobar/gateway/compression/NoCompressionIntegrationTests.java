package com.foobar.gateway.compression;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NoCompressionIntegrationTests {

	@Test
	void canBeSwitchedOff() throws Exception {
		try (FakeServer app = new FakeServer("app-service-1")) {
			app.behave((exchange) -> {
				exchange.getResponseHeaders().set("Content-Type", "text/plain");
				FakeServer.answer(exchange, 200, "x".repeat(5_000));
			});
			Map<String, String> settings = RunningGateway.inFrontOf(List.of(app), List.of(app));
			settings.put("foobar.gateway.compression.enabled", "false");
			try (RunningGateway gateway = RunningGateway.with(settings)) {
				HttpResponse<String> response = gateway.client()
					.send(gateway.client().request("/api/articles").header("Accept-Encoding", "gzip"));

				assertThat(response.body()).hasSize(5_000);
				assertThat(response.headers().allValues("Vary")).isEmpty();
			}
		}
	}

}
