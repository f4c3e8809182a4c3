package com.foobar.webapp.session;

import java.io.IOException;
import java.util.List;

import com.foobar.webapp.api.Token;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Treats whoever brings a login cookie as logged in. Whether its token is good is for the
 * API to say, at the first call made with it.
 */
final class SessionFilter extends OncePerRequestFilter {

	private final SessionCookie cookie;

	SessionFilter(SessionCookie cookie) {
		this.cookie = cookie;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Token token = this.cookie.read(request);
		if (token != null) {
			SecurityContext context = SecurityContextHolder.createEmptyContext();
			context.setAuthentication(new PreAuthenticatedAuthenticationToken("member", token, List.of()));
			SecurityContextHolder.setContext(context);
		}
		chain.doFilter(request, response);
	}

}
