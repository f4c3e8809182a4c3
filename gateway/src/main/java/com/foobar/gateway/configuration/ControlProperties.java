package com.foobar.gateway.configuration;

import org.jspecify.annotations.Nullable;

/**
 * Who may change the balancer while it runs.
 *
 * @param secret what operators prove themselves by, at least 16 characters; without it
 * nobody may change anything
 */
public record ControlProperties(@Nullable String secret) {

	private static final int MIN_LENGTH = 16;

	public ControlProperties {
		if (secret != null && secret.length() < MIN_LENGTH) {
			throw new InvalidConfigurationException(
					"foobar.gateway.control.secret is shorter than " + MIN_LENGTH + " characters",
					"Make a random one, for example with openssl rand -base64 24, or remove it to allow no changes.");
		}
	}

	/** Without the secret, since settings get into logs. */
	@Override
	public String toString() {
		return "ControlProperties[secret=" + ((this.secret != null) ? "set" : "none") + "]";
	}

}
