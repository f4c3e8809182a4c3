package com.foobar.webapp.session;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys below {@code foobar.cookie}. */
class CookiePropertiesTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner().withUserConfiguration(Bound.class);

	@Test
	void hasDefaults() {
		this.context.run(running -> assertThat(running.getBean(CookieProperties.class))
			.isEqualTo(new CookieProperties(true, Duration.ofDays(30))));
	}

	@Test
	void readsEveryKey() {
		this.context.withPropertyValues("foobar.cookie.secure=false", "foobar.cookie.max-age=2h")
			.run(running -> assertThat(running.getBean(CookieProperties.class))
				.isEqualTo(new CookieProperties(false, Duration.ofHours(2))));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1s", "366d" })
	void refusesAgeOutOfRange(String age) {
		this.context.withPropertyValues("foobar.cookie.max-age=" + age).run(running -> assertThat(running).hasFailed());
	}

	@Test
	void claimsTheProtectedNameOnlyOverTls() {
		assertThat(new CookieProperties(true, Duration.ofDays(1)).nameOf("session")).isEqualTo("__Host-session");
		assertThat(new CookieProperties(false, Duration.ofDays(1)).nameOf("session")).isEqualTo("session");
	}

	/** Binds the properties. */
	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(CookieProperties.class)
	static class Bound {

	}

}
