package com.foobar.monitor.registration;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import com.foobar.monitor.support.FakeActuator;
import com.foobar.monitor.support.Operator;
import com.foobar.monitor.support.RunningMonitor;
import org.junit.jupiter.api.Test;

import org.springframework.boot.json.JsonParserFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WatchingIntegrationTests {

	/** Interval and time-out of a check, and what a busy machine adds. */
	private static final Duration SECONDS = Duration.ofSeconds(15);

	@Test
	void showsEveryInstanceAndWhatBecomesOfIt() throws IOException {
		try (FakeActuator one = new FakeActuator();
				FakeActuator two = new FakeActuator();
				RunningMonitor monitor = new RunningMonitor(instances(one, two));
				Operator operator = new Operator(monitor).loggedIn()) {
			await().atMost(SECONDS)
				.until(() -> statuses(operator).equals(Map.of("app-service-1", "UP", "gateway-1", "UP")));

			two.beWell(false);
			await().atMost(SECONDS)
				.until(() -> statuses(operator).equals(Map.of("app-service-1", "UP", "gateway-1", "DOWN")));

			two.beWell(true);
			one.die();
			await().atMost(SECONDS)
				.until(() -> statuses(operator).equals(Map.of("app-service-1", "OFFLINE", "gateway-1", "UP")));
			assertThat(shown(operator, "registration", "metadata").values())
				.containsExactlyInAnyOrder("{group=app-service}", "{group=gateway}");
		}
	}

	private static Map<String, FakeActuator> instances(FakeActuator one, FakeActuator two) {
		Map<String, FakeActuator> instances = new LinkedHashMap<>();
		instances.put("app-service-1", one);
		instances.put("gateway-1", two);
		return instances;
	}

	private static Map<String, String> statuses(Operator operator) throws IOException {
		return shown(operator, "statusInfo", "status");
	}

	/** A detail of every instance, as the pages get it, by the instance's name. */
	private static Map<String, String> shown(Operator operator, String part, String detail) throws IOException {
		Map<String, String> shown = new LinkedHashMap<>();
		String json = operator.get("/instances", "application/json").body();
		for (Object element : JsonParserFactory.getJsonParser().parseList(json)) {
			Map<?, ?> instance = (Map<?, ?>) element;
			shown.put(detail(instance, "registration", "name"), detail(instance, part, detail));
		}
		return shown;
	}

	private static String detail(Map<?, ?> instance, String part, String detail) {
		return (instance.get(part) instanceof Map<?, ?> details) ? String.valueOf(details.get(detail)) : "";
	}

}
