package com.foobar.dbrouting;

import java.security.Principal;
import java.util.Set;

import com.foobar.dbrouting.session.ConsistencyFilter;
import com.foobar.dbrouting.session.ConsistencySessions;
import com.foobar.dbrouting.session.UserKey;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets the users of a servlet application carry their tokens. */
@AutoConfiguration(after = DbRoutingAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ Filter.class, OncePerRequestFilter.class, FilterRegistrationBean.class })
@ConditionalOnBean({ ConsistencySessions.class, DbRoutingProperties.class })
public final class DbRoutingWebAutoConfiguration {

	/** Profiles in which a secret of this process alone will do. */
	private static final Profiles DEVELOPMENT = Profiles.of("dev | development | local | test");

	private static final Logger log = LoggerFactory.getLogger(DbRoutingWebAutoConfiguration.class);

	/** Before everything that reads, security included. */
	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 50;

	@Bean
	@ConditionalOnMissingBean
	UserKey dbRoutingUserKey(DbRoutingProperties properties) {
		AffinitySource source = AffinitySource.parse(properties.affinity());
		return switch (source.kind()) {
			case SESSION -> (request) -> request.isRequestedSessionIdValid() ? request.getRequestedSessionId() : null;
			case PRINCIPAL -> (request) -> {
				Principal user = request.getUserPrincipal();
				return (user != null) ? user.getName() : null;
			};
			case HEADER -> (request) -> request.getHeader(source.header());
			case NONE -> (request) -> null;
		};
	}

	@Bean
	FilterRegistrationBean<ConsistencyFilter> consistencyFilter(ConsistencySessions sessions, UserKey userKey,
			DbRoutingProperties properties, Environment environment) {
		Set<DbRoutingProperties.Carrier> carriers = properties.token().carrier();
		requireSecret(properties, environment);
		ConsistencyFilter filter = new ConsistencyFilter(sessions, userKey,
				carriers.contains(DbRoutingProperties.Carrier.COOKIE),
				carriers.contains(DbRoutingProperties.Carrier.HEADER), properties.token().slots());
		FilterRegistrationBean<ConsistencyFilter> registration = new FilterRegistrationBean<>(filter);
		registration.setOrder(ORDER);
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		return registration;
	}

	private static void requireSecret(DbRoutingProperties properties, Environment environment) {
		String secret = properties.token().secret();
		if ((secret != null && !secret.isBlank()) || properties.token().carrier().isEmpty()) {
			return;
		}
		if (!environment.acceptsProfiles(DEVELOPMENT)) {
			throw new InvalidDbRoutingException("db-routing.token.secret", "is missing",
					"Set it to one random text on all instances, for example from: openssl rand -base64 32."
							+ " For development alone, a profile named dev, local or test does without.");
		}
		log.warn("db-routing.token.secret is missing: other instances can't read this one's tokens");
	}

}
