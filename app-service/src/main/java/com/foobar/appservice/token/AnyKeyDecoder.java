package com.foobar.appservice.token;

import java.time.Clock;
import java.util.List;

import javax.crypto.SecretKey;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Accepts what any of the keys has signed, so that keys can be changed without logging
 * everybody out.
 */
final class AnyKeyDecoder implements JwtDecoder {

	private final List<JwtDecoder> decoders;

	AnyKeyDecoder(List<SecretKey> keys, Clock clock) {
		NotExpired notExpired = new NotExpired(clock);
		this.decoders = keys.stream().map((key) -> decoder(key, notExpired)).toList();
	}

	private static JwtDecoder decoder(SecretKey key, OAuth2TokenValidator<Jwt> validator) {
		NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(key).macAlgorithm(MacAlgorithm.HS256).build();
		decoder.setJwtValidator(validator);
		return decoder;
	}

	@Override
	public Jwt decode(String token) {
		BadJwtException failure = new BadJwtException("No key to check the token with");
		for (JwtDecoder decoder : this.decoders) {
			try {
				return decoder.decode(token);
			}
			catch (JwtValidationException ex) {
				// Signed by this key: the others can't know better.
				throw ex;
			}
			catch (BadJwtException ex) {
				failure = ex;
			}
		}
		throw failure;
	}

}
