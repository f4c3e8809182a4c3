package com.foobar.monitor.access;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;

/**
 * Who may see what: the actuator is open on its own port, everything else needs a login.
 */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

	/** The browser itself keeps the pages from calling outside. */
	private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; "
			+ "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; object-src 'none'; "
			+ "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

	@Bean
	@Order(1)
	SecurityFilterChain actuatorAccess(HttpSecurity http) {
		return http.securityMatcher(EndpointRequest.toAnyEndpoint())
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers(HttpMethod.GET).permitAll().anyRequest().denyAll())
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain operatorAccess(HttpSecurity http) {
		SavedRequestAwareAuthenticationSuccessHandler afterLogin = new SavedRequestAwareAuthenticationSuccessHandler();
		afterLogin.setTargetUrlParameter("redirectTo");
		afterLogin.setDefaultTargetUrl("/");
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/assets/**", "/login")
				.permitAll()
				.requestMatchers(HttpMethod.POST, "/instances")
				.denyAll()
				.anyRequest()
				.authenticated())
			.formLogin((login) -> login.loginPage("/login").successHandler(afterLogin))
			.logout((logout) -> logout.logoutUrl("/logout"))
			.csrf(CsrfConfigurer::spa)
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
			.build();
	}

}
