package com.foobar.appservice.account;

import java.time.Duration;
import java.util.Locale;

import com.foobar.appservice.error.Refusal;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords. Failures count for an account and the address they
 * come from, and for an account altogether; accounts that do not exist count like others.
 */
@Component
class LoginThrottle {

	/** Enough to notice, little enough to hold: some 20 MiB when full. */
	private static final int MAX_ENTRIES = 50_000;

	private static final Duration ADDRESS_IS_KNOWN_FOR = Duration.ofDays(30);

	private final LoginProperties properties;

	private final Cache<Attempt, Failures> failuresHere;

	private final Cache<String, Failures> failuresElsewhere;

	private final Cache<Attempt, Boolean> knownAddresses;

	@Autowired
	LoginThrottle(LoginProperties properties) {
		this(properties, Ticker.systemTicker());
	}

	LoginThrottle(LoginProperties properties, Ticker ticker) {
		this.properties = properties;
		this.failuresHere = countedFor(properties.window(), ticker);
		this.failuresElsewhere = countedFor(properties.window(), ticker);
		this.knownAddresses = Caffeine.newBuilder()
			.maximumSize(MAX_ENTRIES)
			.expireAfterAccess(ADDRESS_IS_KNOWN_FOR)
			.ticker(ticker)
			.build();
	}

	/**
	 * Lets an attempt pass, before the password is looked at.
	 * @throws Refusal when there were too many failures
	 */
	void admit(String email, String address) {
		Attempt attempt = Attempt.of(email, address);
		refuse(this.failuresHere, attempt, this.properties.maxFailures());
		if (this.knownAddresses.getIfPresent(attempt) == null) {
			refuse(this.failuresElsewhere, attempt.email(), this.properties.maxFailuresElsewhere());
		}
	}

	void failed(String email, String address) {
		Attempt attempt = Attempt.of(email, address);
		this.failuresHere.asMap().merge(attempt, Failures.ONE, Failures::plus);
		this.failuresElsewhere.asMap().merge(attempt.email(), Failures.ONE, Failures::plus);
	}

	void succeeded(String email, String address) {
		Attempt attempt = Attempt.of(email, address);
		this.failuresHere.invalidate(attempt);
		this.knownAddresses.put(attempt, Boolean.TRUE);
	}

	private <K> void refuse(Cache<K, Failures> cache, K key, int most) {
		@Nullable Failures failures = cache.getIfPresent(key);
		if (failures != null && failures.count() >= most) {
			Duration left = cache.policy()
				.expireVariably()
				.flatMap((expiry) -> expiry.getExpiresAfter(key))
				.orElse(this.properties.window());
			throw Refusal.tooManyAttempts(left);
		}
	}

	/** The first failure starts the window; later ones do not prolong it. */
	private static <K> Cache<K, Failures> countedFor(Duration window, Ticker ticker) {
		return Caffeine.newBuilder()
			.maximumSize(MAX_ENTRIES)
			.expireAfter(Expiry.<K, Failures>creating((key, failures) -> window))
			.ticker(ticker)
			.build();
	}

	/**
	 * How often a password was wrong.
	 *
	 * @param count number of times
	 */
	private record Failures(int count) {

		static final Failures ONE = new Failures(1);

		Failures plus(Failures other) {
			return new Failures(this.count + other.count);
		}

	}

	/**
	 * Somebody's try at an account.
	 *
	 * @param email the account's address, case apart
	 * @param network where the request comes from
	 */
	private record Attempt(String email, String network) {

		static Attempt of(String email, String address) {
			return new Attempt(email.toLowerCase(Locale.ROOT), Network.of(address));
		}

	}

}
