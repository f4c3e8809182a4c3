package com.foobar.gateway.cache;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/** An answer that is kept, with all that decides for whom and how long. */
final class Stored {

	/** About a connection or a single request, not about the answer. */
	private static final Set<String> DROPPED = Set.of("connection", "keep-alive", "proxy-connection", "te", "trailer",
			"transfer-encoding", "upgrade", "proxy-authenticate", "proxy-authentication-info", "age", "cache-status",
			"x-request-id", "content-length");

	private static final int OK = 200;

	private final HttpHeaders headers;

	private final byte[] body;

	private final Variant variant;

	private final Directives directives;

	/** When it was asked for, in nanoseconds of the clock that never jumps. */
	private final long begun;

	/** Seconds that it was old already. */
	private final long ageThen;

	/** Seconds from its birth for which it is fresh. */
	private final long lifetime;

	private Stored(HttpHeaders headers, byte[] body, Variant variant, Directives directives, long begun, long ageThen,
			long lifetime) {
		this.headers = headers;
		this.body = body;
		this.variant = variant;
		this.directives = directives;
		this.begun = begun;
		this.ageThen = ageThen;
		this.lifetime = lifetime;
	}

	/**
	 * What of an answer may be kept, before its body is known.
	 * @param request headers of the request
	 * @param personal whether the request carries something of a user
	 * @return the answer without a body, or nothing if it must not be kept
	 */
	static @Nullable Stored of(int status, HttpHeaders answer, HttpHeaders request, boolean personal, long begun) {
		Directives directives = Directives.of(answer.getOrEmpty(HttpHeaders.CACHE_CONTROL));
		if (status != OK || !directives.allowSharing() || answer.getFirst(HttpHeaders.SET_COOKIE) != null
				|| answer.getFirst("Db-Routing-Token") != null || (personal && !directives.isImmutable())) {
			return null;
		}
		Variant variant = Variant.of(answer, request);
		if (variant == null || (personal
				&& (variant.dependsOn(HttpHeaders.COOKIE) || variant.dependsOn(HttpHeaders.AUTHORIZATION)))) {
			return null;
		}
		HttpHeaders kept = new HttpHeaders();
		answer.forEach((name, values) -> {
			if (!DROPPED.contains(name.toLowerCase(Locale.ROOT))) {
				kept.put(name, List.copyOf(values));
			}
		});
		Stored stored = new Stored(HttpHeaders.readOnlyHttpHeaders(kept), new byte[0], variant, directives, begun,
				ageOf(answer), lifetime(directives, answer));
		return (stored.lifetime > stored.ageThen || stored.canBeAskedAbout()) ? stored : null;
	}

	private static long ageOf(HttpHeaders answer) {
		String age = answer.getFirst(HttpHeaders.AGE);
		try {
			return (age != null) ? Math.max(Long.parseLong(age.strip()), 0) : 0;
		}
		catch (NumberFormatException ex) {
			return Integer.MAX_VALUE;
		}
	}

	private static long lifetime(Directives directives, HttpHeaders answer) {
		if (directives.alwaysAsk()) {
			return 0;
		}
		if (directives.lifetime() != Directives.UNSET) {
			return directives.lifetime();
		}
		try {
			long expires = answer.getExpires();
			long date = answer.getDate();
			return (expires > 0 && date > 0) ? Math.max(Duration.ofMillis(expires - date).toSeconds(), 0) : 0;
		}
		catch (IllegalArgumentException ex) {
			return 0;
		}
	}

	Stored with(byte[] whole) {
		return new Stored(this.headers, whole, this.variant, this.directives, this.begun, this.ageThen, this.lifetime);
	}

	HttpHeaders headers() {
		return this.headers;
	}

	/** Shared by all who send it: not to be changed. */
	byte[] body() {
		return this.body;
	}

	Variant variant() {
		return this.variant;
	}

	/** Headers after the server has said that nothing changed. */
	HttpHeaders renewedBy(HttpHeaders notModified) {
		HttpHeaders renewed = new HttpHeaders();
		renewed.putAll(this.headers);
		notModified.forEach((name, values) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			if (!DROPPED.contains(lower) && !lower.startsWith("content-")) {
				renewed.put(name, values);
			}
		});
		return renewed;
	}

	long age(long now) {
		return this.ageThen + Math.max(Duration.ofNanos(now - this.begun).toSeconds(), 0);
	}

	/** Seconds for which it stays fresh; not fresh unless positive. */
	long freshFor(long now) {
		return this.lifetime - age(now);
	}

	/** Whether it may be used while nobody can be asked about it. */
	boolean helpsInTrouble(long now) {
		return freshFor(now) + this.directives.staleIfError() > 0;
	}

	/** Whether even those who have written something may have it: it never changes. */
	boolean isForEverybody() {
		return this.directives.isImmutable();
	}

	boolean canBeAskedAbout() {
		return this.headers.getFirst(HttpHeaders.ETAG) != null
				|| this.headers.getFirst(HttpHeaders.LAST_MODIFIED) != null;
	}

	/** Bytes that it takes, about. */
	int weight() {
		int weight = this.body.length + 200;
		for (var header : this.headers.headerSet()) {
			weight += header.getKey().length() + 50;
			for (String value : header.getValue()) {
				weight += value.length() + 50;
			}
		}
		return weight;
	}

}
