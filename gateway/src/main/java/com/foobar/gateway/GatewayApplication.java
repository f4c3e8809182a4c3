package com.foobar.gateway;

import com.foobar.gateway.configuration.GatewayProperties;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the gateway. */
@SpringBootApplication
@EnableConfigurationProperties(GatewayProperties.class)
public class GatewayApplication {

	static void main(String[] arguments) {
		SpringApplication.run(GatewayApplication.class, arguments);
	}

}
