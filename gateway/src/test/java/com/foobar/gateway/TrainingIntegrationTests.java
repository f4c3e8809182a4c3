package com.foobar.gateway;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts as a process of its own. */
class TrainingIntegrationTests {

	@Test
	void refreshesWithoutCertificateNetworkOrSettingsToTrainTheStartUpCache() throws Exception {
		Run run = java("-Dspring.context.exit=onRefresh", "-Dspring.profiles.active=training");

		assertThat(run.output()).doesNotContain("APPLICATION FAILED TO START", "Netty started");
		assertThat(run.status()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-Dfoobar.gateway.http-prot=1" })
	void saysInASentenceWhatIsWrong(String setting) throws Exception {
		Run run = java(setting.isEmpty() ? "-Da=b" : setting, "-Dspring.context.exit=onRefresh");

		assertThat(run.output()).contains("APPLICATION FAILED TO START", "foobar.gateway.", "Action:")
			.doesNotContain("\tat ");
		assertThat(run.status()).isOne();
	}

	private static Run java(String... options) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx160m",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
		command.addAll(List.of(options));
		command.add(GatewayApplication.class.getName());
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		try {
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
			return new Run(process.exitValue(), output);
		}
		finally {
			process.destroyForcibly();
		}
	}

	/**
	 * A start that has ended.
	 *
	 * @param status exit status
	 * @param output everything that it printed
	 */
	private record Run(int status, String output) {
	}

}
