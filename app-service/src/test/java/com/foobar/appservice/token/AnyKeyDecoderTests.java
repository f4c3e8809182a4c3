package com.foobar.appservice.token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AnyKeyDecoderTests {

	private static final String OLD = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

	private static final String NEW = "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg=";

	private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

	private final UUID subject = UUID.randomUUID();

	@Test
	void acceptsTokensOfEveryKeyAndSignsWithTheFirst() {
		String old = issue(OLD);
		String fresh = issue(NEW, OLD);

		assertThat(decoder(NOW, NEW, OLD).decode(old).getSubject()).isEqualTo(this.subject.toString());
		assertThat(decoder(NOW, NEW).decode(fresh).getSubject()).isEqualTo(this.subject.toString());
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder(NOW, NEW).decode(old));
	}

	@Test
	void refusesTokenFromItsLastMomentOn() {
		String token = issue(OLD);

		decoder(NOW.plus(Duration.ofHours(1)).minusMillis(1), NEW, OLD).decode(token);
		assertThatExceptionOfType(JwtValidationException.class)
			.isThrownBy(() -> decoder(NOW.plus(Duration.ofHours(1)), NEW, OLD).decode(token));
	}

	private String issue(String... keys) {
		TokenProperties properties = properties(keys);
		NimbusJwtEncoder encoder = NimbusJwtEncoder.withSecretKey(properties.keys().getFirst())
			.algorithm(MacAlgorithm.HS256)
			.build();
		return new Tokens(encoder, properties, Clock.fixed(NOW, ZoneOffset.UTC)).issue(this.subject);
	}

	private static AnyKeyDecoder decoder(Instant now, String... keys) {
		return new AnyKeyDecoder(properties(keys).keys(), Clock.fixed(now, ZoneOffset.UTC));
	}

	private static TokenProperties properties(String... keys) {
		return new TokenProperties(List.of(keys), Duration.ofHours(1));
	}

}
