package com.foobar.appservice.token;

import java.time.Clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Tokens instead of sessions. The management port shares this chain and needs no token:
 * it is bound to the loopback address or a network of its own.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	SecurityFilterChain security(HttpSecurity http, UnauthorizedEntryPoint unauthorized, CallerConverter callers) {
		return http.securityMatcher("/**")
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.anonymous(AbstractHttpConfigurer::disable)
			.cors(AbstractHttpConfigurer::disable)
			.headers((headers) -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
				// The gateway ends TLS and says this for the whole site.
				.httpStrictTransportSecurity(HeadersConfigurer.HstsConfig::disable)
				.addHeaderWriter(new CacheHeaders()))
			.authorizeHttpRequests((requests) -> requests.requestMatchers(Endpoints.TOKEN_REQUIRED)
				.authenticated()
				.anyRequest()
				.permitAll())
			.exceptionHandling((exceptions) -> exceptions.authenticationEntryPoint(unauthorized))
			.oauth2ResourceServer((server) -> server.bearerTokenResolver(new AuthorizationHeader())
				.authenticationEntryPoint(unauthorized)
				.jwt((jwt) -> jwt.jwtAuthenticationConverter(callers)))
			.build();
	}

	/** Names and slugs come in path segments and may hold what the default refuses. */
	@Bean
	StrictHttpFirewall firewall() {
		StrictHttpFirewall firewall = new StrictHttpFirewall();
		firewall.setAllowSemicolon(true);
		firewall.setAllowUrlEncodedPercent(true);
		firewall.setAllowBackSlash(true);
		firewall.setAllowUrlEncodedPeriod(true);
		return firewall;
	}

	/** A path that the firewall still refuses is none of ours. */
	@Bean
	RequestRejectedHandler requestRejectedHandler() {
		return new HttpStatusRequestRejectedHandler(HttpStatus.NOT_FOUND.value());
	}

	@Bean
	JwtEncoder jwtEncoder(TokenProperties properties) {
		return NimbusJwtEncoder.withSecretKey(properties.keys().getFirst()).algorithm(MacAlgorithm.HS256).build();
	}

	@Bean
	JwtDecoder jwtDecoder(TokenProperties properties, Clock clock) {
		return new AnyKeyDecoder(properties.keys(), clock);
	}

}
