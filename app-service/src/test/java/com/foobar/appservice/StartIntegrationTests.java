package com.foobar.appservice;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** Starts that are not the usual one. */
@ExtendWith(OutputCaptureExtension.class)
class StartIntegrationTests {

	@ParameterizedTest
	@ValueSource(strings = { "spring.datasource.password", "spring.flyway.password", "foobar.token.signing-key",
			"db-routing.token.secret" })
	void namesSecretThatIsMissing(String secret, CapturedOutput output) {
		List<String> settings = settings(DatabasePair.get());
		settings.removeIf((setting) -> setting.startsWith("--" + secret + "="));

		assertThatException().isThrownBy(() -> start(settings).close());
		assertThat(output).contains("APPLICATION FAILED TO START").contains(secret + " is missing");
	}

	@Test
	void refusesSigningKeyThatIsTooShortWithoutShowingIt(CapturedOutput output) {
		List<String> settings = settings(DatabasePair.get());
		settings.removeIf((setting) -> setting.startsWith("--foobar.token.signing-key="));
		settings.add("--foobar.token.signing-key=c2VjcmV0");

		assertThatException().isThrownBy(() -> start(settings).close());
		assertThat(output).contains("foobar.token.signing-key must be at least 32 bytes long, but is 6")
			.doesNotContain("c2VjcmV0");
	}

	@Test
	void migratesOnceWhenTwoInstancesStartTogetherBeforeThePrimary() throws Exception {
		try (ReplicatedPair pair = ReplicatedPair.start(); ExecutorService threads = Executors.newCachedThreadPool()) {
			pair.primary().kill();
			List<Future<ConfigurableApplicationContext>> starts = new ArrayList<>();
			for (int i = 0; i < 2; i++) {
				starts.add(threads.submit(() -> startBesideAnother(settings(pair))));
			}
			pair.primary().restart();

			List<ConfigurableApplicationContext> instances = new ArrayList<>();
			for (Future<ConfigurableApplicationContext> start : starts) {
				instances.add(start.get(2, TimeUnit.MINUTES));
			}
			try {
				assertThat(instances.getFirst()
					.getBean(JdbcClient.class)
					.sql("SELECT version FROM flyway_schema_history WHERE success ORDER BY installed_rank")
					.query(String.class)
					.list()).containsExactly("1", "2", "3", "4", "5");
			}
			finally {
				instances.forEach(ConfigurableApplicationContext::close);
			}
		}
	}

	private static ConfigurableApplicationContext start(List<String> settings) {
		return new SpringApplicationBuilder(AppServiceApplication.class).run(settings.toArray(String[]::new));
	}

	/** Two applications in one JVM share its logging, which only one can set up. */
	private static ConfigurableApplicationContext startBesideAnother(List<String> settings) {
		SpringApplication application = new SpringApplication(AppServiceApplication.class);
		application.setListeners(application.getListeners()
			.stream()
			.filter((listener) -> !(listener instanceof LoggingApplicationListener))
			.toList());
		return application.run(settings.toArray(String[]::new));
	}

	private static List<String> settings(ReplicatedPair pair) {
		return new ArrayList<>(List.of("--server.port=0", "--management.server.port=0",
				"--db-routing.nodes.primary.url=" + pair.primary().jdbcUrl(),
				"--db-routing.nodes.replica.url=" + pair.replica().jdbcUrl(),
				"--spring.datasource.password=" + pair.accounts().app(),
				"--spring.flyway.password=" + pair.accounts().migration(),
				"--foobar.token.signing-key=" + DatabasePair.SIGNING_KEY,
				"--db-routing.token.secret=" + DatabasePair.SIGNING_KEY));
	}

}
