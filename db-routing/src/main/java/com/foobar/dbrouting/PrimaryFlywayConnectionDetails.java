package com.foobar.dbrouting;

import com.foobar.dbrouting.cluster.NodeUrl;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.flyway.autoconfigure.FlywayProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;

/**
 * Where migrations go: to the primary, with the account of {@code spring.flyway.user}
 * when there is one.
 */
final class PrimaryFlywayConnectionDetails implements FlywayConnectionDetails {

	private final NodeUrl primary;

	private final @Nullable String username;

	private final @Nullable String password;

	PrimaryFlywayConnectionDetails(NodeUrl primary, FlywayProperties flyway, DataSourceProperties account) {
		this.primary = primary;
		this.username = (flyway.getUser() != null) ? flyway.getUser() : account.getUsername();
		this.password = (flyway.getUser() != null) ? flyway.getPassword() : account.getPassword();
		if (this.password == null || this.password.isBlank()) {
			throw new InvalidDbRoutingException("spring.flyway.password", "is missing",
					"Set the password of spring.flyway.user, best as a file named spring.flyway.password in a config tree.");
		}
	}

	@Override
	public String getJdbcUrl() {
		return this.primary.jdbc();
	}

	@Override
	public @Nullable String getUsername() {
		return this.username;
	}

	@Override
	public @Nullable String getPassword() {
		return this.password;
	}

}
