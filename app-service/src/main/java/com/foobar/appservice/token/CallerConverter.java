package com.foobar.appservice.token;

import java.util.List;
import java.util.UUID;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.stereotype.Component;

/** Finds the account that a good token names; without one the token is not good. */
@Component
class CallerConverter implements Converter<Jwt, AbstractAuthenticationToken> {

	private final AccountDirectory accounts;

	CallerConverter(AccountDirectory accounts) {
		this.accounts = accounts;
	}

	@Override
	public AbstractAuthenticationToken convert(Jwt token) {
		return this.accounts.find(subject(token))
			.map((caller) -> UsernamePasswordAuthenticationToken.authenticated(caller, null, List.of()))
			.orElseThrow(() -> new InvalidBearerTokenException("Unknown account"));
	}

	private static UUID subject(Jwt token) {
		try {
			return UUID.fromString(String.valueOf(token.getSubject()));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidBearerTokenException("Not a subject of ours", ex);
		}
	}

}
