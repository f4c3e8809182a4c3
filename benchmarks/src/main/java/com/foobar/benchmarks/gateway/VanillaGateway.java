package com.foobar.benchmarks.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

/**
 * Whatever gateway is on the class path, with its defaults: {@code gateway-speed} starts
 * it on the libraries of ours, so that both are of the same version.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class VanillaGateway {

	static void main(String[] arguments) {
		SpringApplication.run(VanillaGateway.class, arguments);
	}

}
