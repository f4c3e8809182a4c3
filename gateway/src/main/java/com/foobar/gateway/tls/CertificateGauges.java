package com.foobar.gateway.tls;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Shows for each certificate how long it lasts, as
 * {@code foobar.gateway.certificate.remaining}, and as
 * {@code foobar.gateway.certificate.refused} whether its files hold another one that
 * cannot be served.
 */
@Component
@Profile("!training")
final class CertificateGauges implements MeterBinder {

	private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

	private final Certificates certificates;

	CertificateGauges(Certificates certificates) {
		this.certificates = certificates;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (CertificateFiles files : this.certificates.all()) {
			Gauge.builder("foobar.gateway.certificate.remaining", files, CertificateGauges::days)
				.description("Time until the certificate expires, negative from then on")
				.baseUnit("days")
				.tag("certificate", files.name())
				.register(registry);
			Gauge.builder("foobar.gateway.certificate.refused", files, (it) -> (it.refusal() != null) ? 1 : 0)
				.description("Whether the certificate's files hold another one that cannot be served")
				.tag("certificate", files.name())
				.register(registry);
		}
	}

	private static double days(CertificateFiles files) {
		Identity identity = files.identity();
		return (identity != null)
				? Duration.between(Clock.systemUTC().instant(), identity.expiry()).toSeconds() / SECONDS_PER_DAY
				: Double.NaN;
	}

}
