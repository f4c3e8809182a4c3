package com.foobar.gateway.forwarding;

import java.util.List;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Takes away stock filters, each of which copies all headers of every request: two whose
 * work {@link ForwardedHeaders} does, and two for gRPC, which nothing here speaks.
 */
@Component
final class RedundantHeaderFilters implements BeanDefinitionRegistryPostProcessor {

	static final List<String> NAMES = List.of("removeForwardedHeadersFilter", "removeXForwardedHeadersFilter",
			"gRPCRequestHeadersFilter", "gRPCResponseHeadersFilter");

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		for (String name : NAMES) {
			if (registry.containsBeanDefinition(name)) {
				registry.removeBeanDefinition(name);
			}
		}
	}

}
