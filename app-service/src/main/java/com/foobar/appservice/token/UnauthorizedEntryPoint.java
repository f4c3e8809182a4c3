package com.foobar.appservice.token;

import java.io.IOException;

import com.foobar.appservice.error.ErrorWriter;
import com.foobar.appservice.error.Errors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** Says whether a token was missing, wrong or too old. */
@Component
class UnauthorizedEntryPoint implements AuthenticationEntryPoint {

	private final ErrorWriter errors;

	UnauthorizedEntryPoint(ErrorWriter errors) {
		this.errors = errors;
	}

	@Override
	public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Token");
		this.errors.write(response, HttpStatus.UNAUTHORIZED, Errors.of("token", message(failure)));
	}

	private static String message(AuthenticationException failure) {
		if (!(failure instanceof OAuth2AuthenticationException)) {
			return "is missing";
		}
		boolean expired = failure.getCause() instanceof JwtValidationException invalid
				&& invalid.getErrors().stream().anyMatch((error) -> NotExpired.EXPIRED.equals(error.getErrorCode()));
		return expired ? "has expired" : "is invalid";
	}

}
