package com.foobar.appservice.token;

import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/** Takes the token out of {@code Authorization: Token ...}, or {@code Bearer}. */
final class AuthorizationHeader implements BearerTokenResolver {

	private static final Pattern SCHEME_AND_TOKEN = Pattern.compile("(?:Token|Bearer) ([A-Za-z0-9._~+/=-]+)",
			Pattern.CASE_INSENSITIVE);

	@Override
	public @Nullable String resolve(HttpServletRequest request) {
		if (!Endpoints.TOKEN_REQUIRED.matches(request) && !Endpoints.TOKEN_OPTIONAL.matches(request)) {
			return null;
		}
		List<String> values = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
		if (values.isEmpty()) {
			return null;
		}
		Matcher matcher = SCHEME_AND_TOKEN.matcher(values.getFirst());
		if (values.size() > 1 || !matcher.matches()) {
			throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Malformed Authorization header"));
		}
		return matcher.group(1);
	}

}
