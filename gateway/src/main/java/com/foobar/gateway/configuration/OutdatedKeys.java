package com.foobar.gateway.configuration;

import java.util.Locale;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Refuses the keys of older versions of Spring Cloud Gateway, which the present one
 * ignores without a word.
 */
final class OutdatedKeys {

	private static final String FAMILY = "spring.cloud.gateway.";

	private static final String PRESENT = "spring.cloud.gateway.server.webflux.";

	private OutdatedKeys() {
	}

	static void refuse(ConfigurableEnvironment environment) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String name : enumerable.getPropertyNames()) {
					refuse(name);
				}
			}
		}
	}

	private static void refuse(String name) {
		String dotted = name.toLowerCase(Locale.ROOT).replace('_', '.');
		if (dotted.startsWith(FAMILY) && !dotted.startsWith(PRESENT)) {
			throw new InvalidConfigurationException(
					"The setting " + name + " belongs to an older gateway and is ignored",
					"Use the key below " + PRESENT + " or, better, the one below foobar.gateway.");
		}
	}

}
