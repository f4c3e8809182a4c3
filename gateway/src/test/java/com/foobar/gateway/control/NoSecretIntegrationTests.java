package com.foobar.gateway.control;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway that has not been told a secret. */
class NoSecretIntegrationTests {

	@ParameterizedTest
	@ValueSource(strings = { "Bearer ", "Bearer null" })
	void letsEverybodyLookAndNobodyChangeAnything(String authorization) throws IOException {
		try (FakeServer app = new FakeServer("app-service-1");
				RunningGateway gateway = RunningGateway.with(RunningGateway.inFrontOf(List.of(app), List.of(app)))) {
			HttpResponse<String> response = gateway.manage("/actuator/balancer/app-service/app-service-1",
					"{\"change\":\"drain\"}", authorization);

			assertThat(response.statusCode()).isEqualTo(403);
			assertThat(response.body()).contains("foobar.gateway.control.secret");
			assertThat(gateway.manage("/actuator/balancer").statusCode()).isEqualTo(200);
			assertThat(gateway.isUp("app-service-1")).isTrue();
		}
	}

}
