package com.foobar.gateway.cache;

import java.util.List;
import java.util.Locale;

/**
 * What an answer's {@code Cache-Control} says to a shared cache. Forms that concern
 * single headers count as if they concerned all.
 */
final class Directives {

	static final long UNSET = -1;

	private boolean isPublic;

	private boolean isPrivate;

	private boolean noStore;

	private boolean noCache;

	private boolean mustRevalidate;

	private boolean immutable;

	private long maxAge = UNSET;

	private long sharedMaxAge = UNSET;

	private long staleIfError = UNSET;

	static Directives of(List<String> headers) {
		Directives directives = new Directives();
		for (String header : headers) {
			for (String directive : header.split(",", -1)) {
				directives.take(directive.strip().toLowerCase(Locale.ROOT));
			}
		}
		return directives;
	}

	private void take(String directive) {
		int equals = directive.indexOf('=');
		String name = (equals < 0) ? directive : directive.substring(0, equals).strip();
		String value = (equals < 0) ? "" : directive.substring(equals + 1).strip();
		switch (name) {
			case "public" -> this.isPublic = true;
			case "private" -> this.isPrivate = true;
			case "no-store" -> this.noStore = true;
			case "no-cache" -> this.noCache = true;
			case "must-revalidate", "proxy-revalidate" -> this.mustRevalidate = true;
			case "immutable" -> this.immutable = true;
			case "max-age" -> this.maxAge = least(this.maxAge, seconds(value));
			case "s-maxage" -> this.sharedMaxAge = least(this.sharedMaxAge, seconds(value));
			case "stale-if-error" -> this.staleIfError = least(this.staleIfError, seconds(value));
			default -> {
				// Others do not concern a cache, or only allow what is not done here.
			}
		}
	}

	/** Of two that contradict each other, the stricter one counts. */
	private static long least(long known, long said) {
		return (known == UNSET) ? said : Math.min(known, said);
	}

	/** What cannot be read counts as the strictest value. */
	private static long seconds(String value) {
		String digits = (value.length() > 1 && value.startsWith("\"") && value.endsWith("\""))
				? value.substring(1, value.length() - 1) : value;
		if (digits.isEmpty() || !digits.chars().allMatch((digit) -> digit >= '0' && digit <= '9')) {
			return 0;
		}
		return (digits.length() > 9) ? Integer.MAX_VALUE : Long.parseLong(digits);
	}

	/**
	 * Whether a cache that many clients share may keep it: only if that is said plainly.
	 */
	boolean allowSharing() {
		return (this.isPublic || this.sharedMaxAge != UNSET) && !this.isPrivate && !this.noStore;
	}

	/** Seconds for which it is fresh; unset if the answer has to be asked otherwise. */
	long lifetime() {
		return (this.sharedMaxAge != UNSET) ? this.sharedMaxAge : this.maxAge;
	}

	boolean alwaysAsk() {
		return this.noCache;
	}

	boolean isImmutable() {
		return this.immutable && !this.noCache;
	}

	/**
	 * Seconds after its time for which it may still be used while nobody can be asked.
	 */
	long staleIfError() {
		boolean forbidden = this.noCache || this.mustRevalidate || this.sharedMaxAge != UNSET;
		return forbidden ? 0 : Math.max(this.staleIfError, 0);
	}

}
