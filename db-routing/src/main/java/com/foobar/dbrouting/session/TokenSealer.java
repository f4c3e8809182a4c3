package com.foobar.dbrouting.session;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Closes tokens so that nobody outside can read or make one: AES-128-GCM with a key for
 * each day, derived from one secret that all instances share. Transaction numbers would
 * tell strangers how much is written.
 */
public final class TokenSealer {

	private static final String CIPHER = "AES/GCM/NoPadding";

	private static final int KEY_BYTES = 16;

	private static final int NONCE_BYTES = 12;

	private static final int TAG_BITS = 128;

	/** Longest text that can be a token; whatever is longer is not even tried. */
	private static final int LONGEST_TEXT = (TokenCodec.LONGEST + 1 + NONCE_BYTES + TAG_BITS / Byte.SIZE) * 4 / 3 + 4;

	/** Shortest secret, in characters. */
	public static final int SHORTEST_SECRET = 16;

	private final SecureRandom random = new SecureRandom();

	private final byte[] secret;

	private final String cluster;

	private final Duration ttl;

	private final Duration clockTolerance;

	private final Clock clock;

	private final ConcurrentMap<Long, SecretKey> keys = new ConcurrentHashMap<>();

	/**
	 * Creates the sealer.
	 * @param secret shared by all instances, at least {@value #SHORTEST_SECRET}
	 * characters
	 * @param cluster name of the database; a token of another one can't be opened
	 * @param ttl how long a token means anything
	 * @param clockTolerance how far the instances' clocks may be apart
	 */
	public TokenSealer(String secret, String cluster, Duration ttl, Duration clockTolerance, Clock clock) {
		this.secret = secret.getBytes(StandardCharsets.UTF_8);
		this.cluster = cluster;
		this.ttl = ttl;
		this.clockTolerance = clockTolerance;
		this.clock = clock;
	}

	/** How long a token means anything. */
	public Duration ttl() {
		return this.ttl;
	}

	Instant now() {
		return this.clock.instant();
	}

	/** The token as text of the alphabet that fits cookies, headers and URLs. */
	String seal(ConsistencyToken token) {
		long day = Duration.between(Instant.EPOCH, token.issued()).toDays();
		byte[] nonce = new byte[NONCE_BYTES];
		this.random.nextBytes(nonce);
		try {
			byte[] sealed = cipher(Cipher.ENCRYPT_MODE, day, nonce).doFinal(TokenCodec.encode(token));
			byte[] whole = ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
				.put((byte) day)
				.put(nonce)
				.put(sealed)
				.array();
			return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java has no AES-GCM", ex);
		}
	}

	/** Opens a text, whatever it is: nothing in it can cause an error. */
	Opened open(String text) {
		if (text.length() > LONGEST_TEXT) {
			return new Rejected(TokenRejection.UNREADABLE);
		}
		try {
			ByteBuffer whole = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
			if (whole.remaining() <= 1 + NONCE_BYTES) {
				return new Rejected(TokenRejection.UNREADABLE);
			}
			byte keyId = whole.get();
			byte[] nonce = new byte[NONCE_BYTES];
			whole.get(nonce);
			byte[] sealed = new byte[whole.remaining()];
			whole.get(sealed);
			return checked(TokenCodec.decode(cipher(Cipher.DECRYPT_MODE, day(keyId), nonce).doFinal(sealed)));
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return new Rejected(TokenRejection.UNREADABLE);
		}
	}

	private Opened checked(ConsistencyToken token) {
		Instant now = this.clock.instant();
		if (token.isExpired(now, this.ttl)) {
			return new Rejected(TokenRejection.EXPIRED);
		}
		if (token.issued().isAfter(now.plus(this.clockTolerance))) {
			return new Rejected(TokenRejection.FUTURE);
		}
		return new Valid(token);
	}

	/** The day nearest to today whose number ends in these eight bits. */
	private long day(byte keyId) {
		long today = Duration.between(Instant.EPOCH, this.clock.instant()).toDays();
		return today + (byte) (keyId - (byte) today);
	}

	private Cipher cipher(int mode, long day, byte[] nonce) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(CIPHER);
		cipher.init(mode, key(day), new GCMParameterSpec(TAG_BITS, nonce));
		return cipher;
	}

	private SecretKey key(long day) {
		long today = Duration.between(Instant.EPOCH, this.clock.instant()).toDays();
		if (this.keys.size() > 2) {
			this.keys.keySet().removeIf((old) -> Math.abs(old - today) > 1);
		}
		if (Math.abs(day - today) > 1 + this.ttl.toDays()) {
			throw new IllegalArgumentException("A token of another time");
		}
		return this.keys.computeIfAbsent(day, this::derive);
	}

	private SecretKey derive(long day) {
		byte[] purpose = ("db-routing token of " + this.cluster + " on day " + day).getBytes(StandardCharsets.UTF_8);
		try {
			return KDF.getInstance("HKDF-SHA256")
				.deriveKey("AES", HKDFParameterSpec.ofExtract().addIKM(this.secret).thenExpand(purpose, KEY_BYTES));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java has no HKDF", ex);
		}
	}

	/** What came of opening a text. */
	sealed interface Opened {

	}

	/** A token that counts. */
	record Valid(ConsistencyToken token) implements Opened {

	}

	/** A text that is treated as no token. */
	record Rejected(TokenRejection reason) implements Opened {

	}

}
