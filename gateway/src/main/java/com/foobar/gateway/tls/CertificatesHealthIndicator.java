package com.foobar.gateway.tls;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Tells of each certificate until when it lasts, and of files that are refused. Down only
 * once a certificate in use has expired: until then clients notice nothing.
 */
@Component
@Profile("!training")
final class CertificatesHealthIndicator implements HealthIndicator {

	private final Certificates certificates;

	CertificatesHealthIndicator(Certificates certificates) {
		this.certificates = certificates;
	}

	@Override
	public Health health() {
		Instant now = Clock.systemUTC().instant();
		Health.Builder health = Health.up();
		for (CertificateFiles files : this.certificates.all()) {
			Identity identity = files.identity();
			if (identity != null && !identity.isValidAt(now)) {
				health.down();
			}
			health.withDetail(files.name(), details(identity, files.refusal()));
		}
		return health.build();
	}

	private static Map<String, Object> details(@Nullable Identity identity, @Nullable String refusal) {
		Map<String, Object> details = new LinkedHashMap<>();
		if (identity != null) {
			details.put("names", identity.names());
			details.put("expires", identity.expiry().toString());
		}
		if (refusal != null) {
			details.put("refused", refusal);
		}
		return details;
	}

}
