package com.foobar.localstack.cli;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class LbCommandTests {

	@Test
	void showsWhatEveryGatewayKnows() {
		String upstreams = """
				[{"name": "app-service", "algorithm": "ROUND_ROBIN", "panic": true, "waiting": 3, "instances": [
				  {"name": "app-service-1", "state": "EJECTED", "tier": 0, "weight": 5, "inFlight": 7, "failures": 2,
				   "ejections": 4, "ejectedMillis": 4001}]}]
				""";

		assertThat(LbCommand.table(Map.of("gateway-1", JsonMapper.shared().readTree(upstreams))).lines())
			.containsExactly(
					"GATEWAY    INSTANCE       STATE            TIER  WEIGHT  IN FLIGHT  FAILURES  EJECTIONS  UPSTREAM",
					"gateway-1  app-service-1  ejected for 5 s  0     5       7          2         4          round-robin, 3 waiting, panic");
	}

}
