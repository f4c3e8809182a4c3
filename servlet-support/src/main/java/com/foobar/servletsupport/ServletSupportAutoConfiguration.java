package com.foobar.servletsupport;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Adds to a server on servlets what all of them have. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(WarmUpProperties.class)
final class ServletSupportAutoConfiguration {

	@Bean
	TraceFilter traceFilter() {
		return new TraceFilter();
	}

	@Bean
	WarmUp warmUp(WarmUpProperties properties, Environment environment) {
		return new WarmUp(properties, environment);
	}

}
