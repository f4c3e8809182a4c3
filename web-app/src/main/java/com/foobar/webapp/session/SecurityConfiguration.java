package com.foobar.webapp.session;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

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
			"script-src 'self'", "img-src 'self' https: data:", "form-action 'self'", "frame-ancestors 'none'",
			"base-uri 'none'");

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
			.authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET, "/editor")
				.authenticated()
				.anyRequest()
				.permitAll())
			.exceptionHandling(
					refusals -> refusals.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
			.addFilterBefore(new SessionFilter(cookie), AnonymousAuthenticationFilter.class)
			.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.csrf(csrf -> csrf.csrfTokenRepository(csrfTokens(cookies)))
			.headers(
					headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
						.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
						.permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
						.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
						.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
						.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable))
			.build();
	}

	/**
	 * The form's token is compared with a cookie, not with a session; what a page shows
	 * is masked anew each time.
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
