package com.foobar.gateway.forwarding;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.cloud.gateway.config.GatewayAutoConfiguration;
import org.springframework.context.annotation.Bean;

import static org.assertj.core.api.Assertions.assertThat;

class RedundantHeaderFiltersTests {

	@Test
	void takesAwayFiltersThatExistAndNoOthers() {
		List<String> stock = Arrays.stream(GatewayAutoConfiguration.class.getDeclaredMethods())
			.filter((method) -> method.isAnnotationPresent(Bean.class))
			.map(Method::getName)
			.distinct()
			.toList();
		assertThat(stock).containsAll(RedundantHeaderFilters.NAMES);

		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		stock.forEach((name) -> beans.registerBeanDefinition(name, new RootBeanDefinition(Object.class)));
		new RedundantHeaderFilters().postProcessBeanDefinitionRegistry(beans);

		List<String> left = new ArrayList<>(stock);
		left.removeAll(RedundantHeaderFilters.NAMES);
		assertThat(beans.getBeanDefinitionNames()).containsExactlyInAnyOrderElementsOf(left)
			.contains("removeHopByHopHeadersFilter", "transferEncodingNormalizationHeadersFilter");
	}

}
