package com.foobar.appservice.request;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/**
 * Answers 304 when the client has the same answer already. The tag is made of the bytes
 * of the answer, so it is right for every caller and every change; it is weak because a
 * gateway may compress.
 */
@Configuration(proxyBeanMethods = false)
class ConditionalRequestConfiguration {

	@Bean
	FilterRegistrationBean<ShallowEtagHeaderFilter> entityTags() {
		ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter();
		filter.setWriteWeakETag(true);
		FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(filter);
		registration.addUrlPatterns("/api/articles", "/api/articles/*", "/api/tags", "/api/profiles/*");
		return registration;
	}

}
