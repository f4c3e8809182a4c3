package com.foobar.monitor;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts as a process of its own. */
class StartIntegrationTests {

	@Test
	void saysInASentenceThatThePasswordIsMissingAndMakesNoneUp() throws Exception {
		Run run = java("-Dspring.context.exit=onRefresh", "-Dspring.security.user.password= ");

		assertThat(run.output())
			.contains("APPLICATION FAILED TO START",
					"The password of the monitor is missing: spring.security.user.password is not set.")
			.doesNotContain("generated security password", "\tat ");
		assertThat(run.status()).isOne();
	}

	@Test
	void saysWhenThereIsNothingToWatch() throws Exception {
		Run run = java("-Dspring.context.exit=onRefresh", "-Dspring.security.user.password=x");

		assertThat(run.output()).contains("APPLICATION FAILED TO START", "foobar.monitor.instances");
		assertThat(run.status()).isOne();
	}

	@Test
	void refreshesWithoutSecretsNetworkOrSettingsToTrainTheStartUpCache() throws Exception {
		Run run = java("-Dspring.context.exit=onRefresh", "-Dspring.profiles.active=training");

		assertThat(run.output()).doesNotContain("APPLICATION FAILED TO START", "Tomcat started",
				"generated security password");
		assertThat(run.status()).isZero();
	}

	private static Run java(String... options) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx160m",
						"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
		command.addAll(List.of(options));
		command.add(MonitorApplication.class.getName());
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
