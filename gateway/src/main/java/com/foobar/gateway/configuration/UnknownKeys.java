package com.foobar.gateway.configuration;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * Learns, while the settings are bound, which keys exist, and then refuses all others.
 * The framework's own check leaves out environment variables, where most typing mistakes
 * happen, because it cannot tell dots from dashes there; so names are compared by their
 * letters alone.
 */
final class UnknownKeys extends AbstractBindHandler {

	private static final String PREFIX = "foobar.gateway.";

	private final Set<String> known = new HashSet<>();

	@Override
	public <T> Bindable<T> onStart(ConfigurationPropertyName name, Bindable<T> target, BindContext context) {
		this.known.add(letters(name.toString()));
		return target;
	}

	void refuse(ConfigurableEnvironment environment) {
		for (PropertySource<?> source : environment.getPropertySources()) {
			if (source instanceof EnumerablePropertySource<?> enumerable) {
				for (String name : enumerable.getPropertyNames()) {
					refuse(name, source.getName());
				}
			}
		}
	}

	private void refuse(String name, String source) {
		boolean ours = name.toLowerCase(Locale.ROOT).replace('_', '.').startsWith(PREFIX);
		if (ours && !this.known.contains(letters(name))) {
			throw new InvalidConfigurationException("The setting " + name + " (" + source + ") is unknown",
					"Correct or remove it; the README of the gateway lists every key.");
		}
	}

	/** Digits count as indexes: a list element may be overridden by a shorter list. */
	private static String letters(String name) {
		StringBuilder letters = new StringBuilder(name.length());
		name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetter).forEach(letters::appendCodePoint);
		return letters.toString();
	}

}
