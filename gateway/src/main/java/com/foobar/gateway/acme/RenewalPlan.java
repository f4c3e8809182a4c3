package com.foobar.gateway.acme;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * When to order: as soon as there is no certificate for all names, and when a third of
 * its life is left. After a failure later and later, so that no authority's limit is ever
 * reached.
 */
final class RenewalPlan {

	private static final Duration FIRST_PAUSE = Duration.ofMinutes(5);

	private static final Duration LONGEST_PAUSE = Duration.ofHours(12);

	private static final int MAX_DOUBLINGS = 8;

	private static final int LEFT = 3;

	private final Set<String> domains;

	private final double jitter;

	private final AtomicInteger failures = new AtomicInteger();

	private @Nullable Instant pausedUntil;

	/**
	 * @param jitter share by which this gateway is earlier, or waits longer, than others:
	 * 0 to 1
	 */
	RenewalPlan(Collection<String> domains, double jitter) {
		this.domains = domains.stream().map((domain) -> domain.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
		this.jitter = jitter;
	}

	boolean isDue(Optional<X509Certificate> certificate, Instant now) {
		if (this.pausedUntil != null && now.isBefore(this.pausedUntil)) {
			return false;
		}
		return certificate.filter(this::isForAll).map((present) -> !now.isBefore(renewalOf(present))).orElse(true);
	}

	/** Up to a thirtieth of its life earlier: not all gateways in one moment. */
	private Instant renewalOf(X509Certificate certificate) {
		Instant end = certificate.getNotAfter().toInstant();
		Duration life = Duration.between(certificate.getNotBefore().toInstant(), end);
		return end.minus(life.dividedBy(LEFT)).minus(share(life.dividedBy(10L * LEFT)));
	}

	private boolean isForAll(X509Certificate certificate) {
		try {
			Collection<List<?>> names = certificate.getSubjectAlternativeNames();
			return names != null && names.stream()
				.map((name) -> name.getLast().toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.toSet())
				.containsAll(this.domains);
		}
		catch (CertificateParsingException ex) {
			return false;
		}
	}

	void succeeded() {
		this.failures.set(0);
		this.pausedUntil = null;
	}

	/**
	 * Puts the next order off.
	 * @param atLeastUntil what the authority has asked for, if it has
	 * @return when the next order may be made
	 */
	Instant failed(Instant now, Optional<Instant> atLeastUntil) {
		Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(this.failures.getAndIncrement(), MAX_DOUBLINGS));
		pause = (pause.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : pause;
		Instant next = now.plus(pause).plus(share(pause.dividedBy(2)));
		next = atLeastUntil.filter(next::isBefore).orElse(next);
		this.pausedUntil = next;
		return next;
	}

	private Duration share(Duration whole) {
		return Duration.ofMillis((long) (whole.toMillis() * this.jitter));
	}

	/** Orders that have failed in a row. */
	int failures() {
		return this.failures.get();
	}

}
