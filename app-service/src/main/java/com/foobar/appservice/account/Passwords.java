package com.foobar.appservice.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import com.foobar.appservice.request.Turns;
import org.jspecify.annotations.Nullable;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes passwords with Argon2id, a few at a time: each hash takes memory on purpose, and
 * the heap is small. Never called inside a transaction, which would hold a connection. On
 * threads of its own, which the system interrupts for others; requests run on virtual
 * threads, which would keep a processor until the hash is done.
 */
@Component
class Passwords {

	private static final int SALT_BYTES = 16;

	private static final int HASH_BYTES = 32;

	private final Argon2PasswordEncoder encoder;

	private final Turns turns;

	private final ExecutorService workers;

	/** The hash of no password, as dear to compare with as any. */
	private final String nobody;

	Passwords(PasswordProperties properties) {
		int kibibytes = Math.toIntExact(properties.memory().toKilobytes());
		this.encoder = new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, kibibytes, properties.iterations());
		this.turns = new Turns(properties.maxConcurrent(), properties.maxWait());
		this.workers = Executors.newFixedThreadPool(properties.maxConcurrent(),
				Thread.ofPlatform().name("password-", 1).daemon().factory());
		this.nobody = "$argon2id$v=19$m=" + kibibytes + ",t=" + properties.iterations() + ",p=1$" + random(SALT_BYTES)
				+ "$" + random(HASH_BYTES);
	}

	String hash(String password) {
		return inTurn(() -> String.valueOf(this.encoder.encode(password)));
	}

	/**
	 * Takes as long without a hash as with one, so that nobody learns who has an account.
	 */
	boolean matches(String password, @Nullable String hash) {
		boolean matches = inTurn(() -> this.encoder.matches(password, (hash != null) ? hash : this.nobody));
		return matches && hash != null;
	}

	private <T> T inTurn(Supplier<T> work) {
		return this.turns.inTurn(() -> CompletableFuture.supplyAsync(work, this.workers).join());
	}

	private static String random(int length) {
		byte[] bytes = new byte[length];
		new SecureRandom().nextBytes(bytes);
		return Base64.getEncoder().withoutPadding().encodeToString(bytes);
	}

}
