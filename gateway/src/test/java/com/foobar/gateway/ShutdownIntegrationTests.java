package com.foobar.gateway;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ShutdownIntegrationTests {

	@Test
	void finishesWhatIsUnderWayAndIsOffDutyMeanwhile() throws Exception {
		CountDownLatch arrived = new CountDownLatch(1);
		CountDownLatch mayAnswer = new CountDownLatch(1);
		try (FakeServer app = new FakeServer("app-service-1");
				RunningGateway gateway = RunningGateway.with(RunningGateway.inFrontOf(List.of(app), List.of(app)))) {
			app.behave((exchange) -> {
				arrived.countDown();
				await().until(() -> mayAnswer.await(10, TimeUnit.SECONDS));
				FakeServer.answer(exchange, 200, "in time");
			});
			CompletableFuture<HttpResponse<String>> underWay = gateway.client()
				.http()
				.sendAsync(gateway.client().request("/api/tags").build(), HttpResponse.BodyHandlers.ofString());
			assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

			Thread stopping = Thread.ofVirtual().start(gateway::close);

			await().until(() -> gateway.manage("/actuator/health/readiness").statusCode() == 503);
			mayAnswer.countDown();
			assertThat(underWay.get(10, TimeUnit.SECONDS).body()).isEqualTo("in time");
			assertThat(stopping.join(Duration.ofSeconds(10))).isTrue();
		}
	}

}
