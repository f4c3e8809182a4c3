package com.foobar.webapp.api;

import java.net.http.HttpClient;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.autoconfigure.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.ImportHttpServices;

/** Makes the declared HTTP clients of all packages, behind one balancer. */
@Configuration(proxyBeanMethods = false)
@ImportHttpServices(group = "api", basePackages = "com.foobar.webapp")
class ApiClientConfiguration {

	@Bean
	Balancer balancer(ApiProperties properties) {
		return new Balancer(properties);
	}

	@Bean
	RestClientHttpServiceGroupConfigurer apiClients(Balancer balancer, JsonMapper json) {
		return groups -> {
			groups.forEachClient((group, client) -> client.requestInterceptor(new ConsistencyPassage())
				.requestInterceptor(balancer)
				.defaultStatusHandler(HttpStatusCode::isError, new RefusalHandler(json)));
			groups
				.forEachProxyFactory((group, factory) -> factory.customArgumentResolver(new CallerArgumentResolver()));
		};
	}

	/**
	 * No attempt to upgrade to HTTP/2, which costs a round trip, and no proxy from the
	 * environment.
	 */
	@Bean
	ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> plainConnections() {
		return builder -> builder.withHttpClientCustomizer(
				client -> client.version(HttpClient.Version.HTTP_1_1).proxy(HttpClient.Builder.NO_PROXY));
	}

}
