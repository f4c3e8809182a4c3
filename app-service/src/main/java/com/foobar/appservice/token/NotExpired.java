package com.foobar.appservice.token;

import java.time.Clock;
import java.time.Instant;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** Refuses tokens past their time, and those without one. */
final class NotExpired implements OAuth2TokenValidator<Jwt> {

	static final String EXPIRED = "token_expired";

	private final Clock clock;

	NotExpired(Clock clock) {
		this.clock = clock;
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		Instant end = token.getExpiresAt();
		return (end != null && end.isAfter(this.clock.instant())) ? OAuth2TokenValidatorResult.success()
				: OAuth2TokenValidatorResult.failure(new OAuth2Error(EXPIRED));
	}

}
