package com.foobar.webapp.session;

import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Sessions without a server-side part, protected forms, and the security headers of
 * pages. HSTS belongs to the door where TLS ends.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	/**
	 * Pictures of articles and people may come from anywhere that uses TLS; nothing else
	 * may.
	 */
	private static final String CONTENT_SECURITY_POLICY = String.join("; ", "default-src 'none'", "style-src 'self'",
			"script-src 'self'", "connect-src 'self'", "img-src 'self' https: data:", "form-action 'self'",
			"frame-ancestors 'none'", "base-uri 'none'");

	private static final String[] MEMBERS_PAGES = { "/editor", "/editor/*", "/settings" };

	/** The buttons that visitors see too, and that lead them to the login. */
	private static final String[] BUTTONS = { "/article/*/favorite", "/profile/*/follow" };

	/** The management port is guarded by the network it is bound to. */
	@Bean
	@Order(1)
	SecurityFilterChain management(HttpSecurity http) {
		return http.securityMatcher(EndpointRequest.toAnyEndpoint())
			.authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
			.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain pages(HttpSecurity http, SessionCookie cookie, CookieProperties cookies) {
		return http
			.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, MEMBERS_PAGES)
				.authenticated()
				.requestMatchers(HttpMethod.HEAD, MEMBERS_PAGES)
				.authenticated()
				.requestMatchers(HttpMethod.POST, BUTTONS)
				.authenticated()
				.requestMatchers(HttpMethod.POST, "/article/*/delete", "/article/*/comments/*/delete")
				.authenticated()
				.anyRequest()
				.permitAll())
			.exceptionHandling(
					refusals -> refusals.authenticationEntryPoint((request, response, refusal) -> toLogin(response)))
			.addFilterBefore(new SessionFilter(cookie), AnonymousAuthenticationFilter.class)
			.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens(cookies))
				.sessionAuthenticationStrategy(new NullAuthenticatedSessionStrategy())
				.ignoringRequestMatchers(buttonsOfVisitors(cookie)))
			.headers(
					headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
						.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
						.permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
						.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
						.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
						.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable))
			.build();
	}

	private static void toLogin(HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_SEE_OTHER);
		response.setHeader(HttpHeaders.LOCATION, "/login");
	}

	/**
	 * Who is not logged in has nothing that another site could abuse: the button only
	 * leads to the login. So pages need no token, and no cookie, for its sake.
	 */
	private static RequestMatcher buttonsOfVisitors(SessionCookie cookie) {
		RequestMatcher buttons = new OrRequestMatcher(Stream.of(BUTTONS)
			.<RequestMatcher>map(path -> PathPatternRequestMatcher.pathPattern(HttpMethod.POST, path))
			.toList());
		return request -> buttons.matches(request) && cookie.read(request) == null;
	}

	/**
	 * The form's token is compared with a cookie, not with a session; what a page shows
	 * is masked anew each time. The cookie stays after a form: other pages that are open,
	 * and buttons that a script presses, have its token too. Nobody can plant it, thanks
	 * to its prefix.
	 */
	private static CookieCsrfTokenRepository csrfTokens(CookieProperties cookies) {
		CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
		tokens.setCookieName(cookies.nameOf("csrf"));
		tokens.setCookiePath("/");
		tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).secure(cookies.secure()).sameSite("Lax"));
		return tokens;
	}

	/**
	 * A tag may hold any character, so any may stand encoded in a path segment. Path
	 * patterns decide who may do what, and they look at segments before decoding.
	 */
	@Bean
	HttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowUrlEncodedSlash(true);
		firewall.setAllowUrlEncodedDoubleSlash(true);
		firewall.setAllowUrlEncodedPercent(true);
		firewall.setAllowSemicolon(true);
		firewall.setAllowBackSlash(true);
		firewall.setAllowUrlEncodedPeriod(true);
		return firewall;
	}

}
