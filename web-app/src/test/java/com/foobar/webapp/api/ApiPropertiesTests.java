package com.foobar.webapp.api;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys below {@code foobar.api}. */
class ApiPropertiesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner().withUserConfiguration(Bound.class);

	@Test
	void hasDefaultsForAllButTheAddresses() {
		this.context.withPropertyValues("foobar.api.urls=http://127.0.0.1:8101")
			.run(running -> assertThat(running.getBean(ApiProperties.class))
				.isEqualTo(new ApiProperties(List.of(URI.create("http://127.0.0.1:8101")), Duration.ofSeconds(8),
						Duration.ofSeconds(2), 128, DataSize.ofMegabytes(8))));
	}

	@Test
	void readsEveryKey() {
		this.context
			.withPropertyValues("foobar.api.urls=http://a:1,https://b:2", "foobar.api.deadline=3s",
					"foobar.api.skip=500ms", "foobar.api.max-in-flight=7", "foobar.api.max-response=1KB")
			.run(running -> assertThat(running.getBean(ApiProperties.class))
				.isEqualTo(new ApiProperties(List.of(URI.create("http://a:1"), URI.create("https://b:2")),
						Duration.ofSeconds(3), Duration.ofMillis(500), 7, DataSize.ofKilobytes(1))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "ftp://a:1", "http://a:1/", "http://a:1/api", "http://a:1?x", "http://u@a:1", "http:///" })
	void refusesAddressThatIsMoreOrLessThanAnOrigin(String url) {
		this.context.withPropertyValues("foobar.api.urls=" + url)
			.run(running -> assertThat(running).getFailure()
				.rootCause()
				.hasMessageContaining("foobar.api.urls", "such as http://127.0.0.1:8101"));
	}

	@Test
	void namesTheKeyOfAnAddressWithoutScheme() {
		this.context.withPropertyValues("foobar.api.urls=127.0.0.1:8101")
			.run(running -> assertThat(running).getFailure().hasStackTraceContaining("foobar.api.urls"));
	}

	@Test
	void refusesToGuessTheAddress() {
		this.context.run(running -> assertThat(running).getFailure()
			.rootCause()
			.hasMessageContaining("urls")
			.hasMessageContaining("FOOBAR_API_URLS"));
	}

	@ParameterizedTest
	@CsvSource({ "deadline, 10ms", "deadline, 2m", "skip, -1s", "skip, 2m", "max-in-flight, 0", "max-in-flight, 10001",
			"max-response, 0B", "max-response, 65MB" })
	void refusesWhatIsOutOfRange(String key, String value) {
		this.context.withPropertyValues("foobar.api.urls=http://a:1", "foobar.api." + key + "=" + value)
			.run(running -> assertThat(running).hasFailed());
	}

	/** Binds the properties. */
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(ApiProperties.class)
	static class Bound {

	}

}
