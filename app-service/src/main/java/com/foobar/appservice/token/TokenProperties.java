package com.foobar.appservice.token;

import java.time.Duration;
import java.util.Base64;
import java.util.List;

import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The tokens' keys and life time.
 *
 * @param signingKey Secret keys of at least 32 bytes, each in base64, separated by
 * commas; first one signs, all are accepted. Same on every instance.
 * @param ttl Time, at least one minute, for which a token is good.
 */
@ConfigurationProperties("foobar.token")
record TokenProperties(@Nullable List<String> signingKey, @DefaultValue("30d") Duration ttl) {

	private static final String KEY = "foobar.token.signing-key";

	private static final int LEAST_BYTES = 32;

	TokenProperties {
		if (signingKey == null || signingKey.isEmpty()) {
			throw new IllegalArgumentException(KEY + " is missing: give the base64 form of at least " + LEAST_BYTES
					+ " random bytes, best as a file of that name in a config tree");
		}
		signingKey.forEach(TokenProperties::decode);
		if (ttl.compareTo(Duration.ofMinutes(1)) < 0) {
			throw new IllegalArgumentException("foobar.token.ttl must be at least one minute, but is " + ttl);
		}
	}

	List<SecretKey> keys() {
		return (this.signingKey != null) ? this.signingKey.stream().map(TokenProperties::decode).toList() : List.of();
	}

	private static SecretKey decode(String base64) {
		byte[] bytes;
		try {
			bytes = Base64.getDecoder().decode(base64.strip());
		}
		catch (IllegalArgumentException ex) {
			// The decoder's message would quote a piece of the secret.
			throw new IllegalArgumentException(KEY + " is not base64");
		}
		if (bytes.length < LEAST_BYTES) {
			throw new IllegalArgumentException(
					KEY + " must be at least " + LEAST_BYTES + " bytes long, but is " + bytes.length);
		}
		return new SecretKeySpec(bytes, "HmacSHA256");
	}

	/** Without the keys. */
	@Override
	public String toString() {
		return "TokenProperties[ttl=" + this.ttl + "]";
	}

}
