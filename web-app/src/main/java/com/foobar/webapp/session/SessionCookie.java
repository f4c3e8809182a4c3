package com.foobar.webapp.session;

import java.time.Duration;

import com.foobar.webapp.api.Token;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * The cookie that carries the API token: all there is of a session, good on every
 * instance.
 */
@Component
public class SessionCookie {

	/**
	 * Request attribute by which every template, error pages too, learns whether a login
	 * is there.
	 */
	private static final String SIGNED_IN = "signedIn";

	private static final String NAME = "session";

	private final CookieProperties properties;

	SessionCookie(CookieProperties properties) {
		this.properties = properties;
	}

	/** Logs the visitor in from the next request on. */
	public void start(Token token, HttpServletResponse response) {
		add(response, token.value(), this.properties.maxAge());
	}

	/** Logs the visitor out, for the rest of this request too. */
	public void end(HttpServletRequest request, HttpServletResponse response) {
		request.setAttribute(SIGNED_IN, false);
		add(response, "", Duration.ZERO);
	}

	@Nullable Token read(HttpServletRequest request) {
		Cookie cookie = WebUtils.getCookie(request, this.properties.nameOf(NAME));
		Token token = (cookie != null && !cookie.getValue().isEmpty()) ? new Token(cookie.getValue()) : null;
		request.setAttribute(SIGNED_IN, token != null);
		return token;
	}

	private void add(HttpServletResponse response, String value, Duration maxAge) {
		ResponseCookie cookie = this.properties.cookie(NAME, value).maxAge(maxAge).build();
		response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
	}

}
