package com.foobar.appservice.health;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/**
 * Out of service while no server of the database can be reached, as when this instance
 * alone is cut off from them. Without a primary reads go on, so that counts as up.
 */
@Component
final class DatabaseHealthIndicator implements HealthIndicator {

	private final HealthIndicator servers;

	DatabaseHealthIndicator(@Qualifier("dbRoutingHealthIndicator") HealthIndicator servers) {
		this.servers = servers;
	}

	@Override
	public Health health() {
		Health all = this.servers.health(false);
		boolean none = all != null && all.getStatus().equals(Status.DOWN);
		return none ? Health.outOfService().build() : Health.up().build();
	}

}
