package com.foobar.gateway.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What stops the start, asked with settings as they come from a process's environment.
 */
class StartTests {

	private final Map<String, Object> variables = new LinkedHashMap<>();

	StartTests() {
		for (String upstream : List.of("APPSERVICE", "WEBAPP")) {
			String prefix = "FOOBAR_GATEWAY_UPSTREAMS_" + upstream + "_INSTANCES_0_";
			this.variables.put(prefix + "NAME", upstream);
			this.variables.put(prefix + "URL", "http://127.0.0.1:8101");
			this.variables.put(prefix + "HEALTHURL", "http://127.0.0.1:8111/ready");
		}
		this.variables.put("FOOBAR_GATEWAY_HTTP_PORT", "8080");
		this.variables.put("FOOBAR_GATEWAY_TLS_CERTIFICATE", RunningGateway.certificate().certificate().toString());
		this.variables.put("FOOBAR_GATEWAY_TLS_PRIVATE_KEY", RunningGateway.certificate().privateKey().toString());
	}

	@Test
	void acceptsEverySettingThatTheLocalStackMakes() {
		assertThatCode(this::guard).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "FOOBAR_GATEWAY_HTTPPROT", "FOOBAR_GATEWAY_TIMEOUTS_CONECT",
			"FOOBAR_GATEWAY_UPSTREAMS_APPSERVICE_INSTANCES_0_HELTHURL", "foobar.gateway.health.intervall" })
	void refusesUnknownSettingsByName(String name) {
		this.variables.put(name, "1");

		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::guard)
			.withMessageContaining("The setting " + name)
			.withMessageEndingWith("is unknown");
	}

	@ParameterizedTest
	@ValueSource(strings = { "SPRING_CLOUD_GATEWAY_HTTPCLIENT_RESPONSETIMEOUT",
			"spring.cloud.gateway.httpclient.connect-timeout", "spring.cloud.gateway.routes[0].id" })
	void refusesSettingsOfOlderGateways(String name) {
		this.variables.put(name, "1");

		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::guard)
			.withMessage("The setting " + name + " belongs to an older gateway and is ignored");
	}

	@ParameterizedTest
	@ValueSource(strings = { "CERTIFICATE", "PRIVATE_KEY" })
	void refusesToServeWithoutACertificate(String which) {
		this.variables.remove("FOOBAR_GATEWAY_TLS_" + which);
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::guard)
			.withMessageEndingWith("is missing");

		this.variables.put("FOOBAR_GATEWAY_TLS_" + which, "/nowhere.pem");
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::guard)
			.withMessageContaining("names /nowhere.pem, which is no readable file");
	}

	@Test
	void refusesToShowOperatorsEndpointsToThePublic() {
		this.variables.put("MANAGEMENT_SERVER_PORT", "8443");

		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(this::guard)
			.withMessage("management.server.port is 8443, the same as server.port");
	}

	private void guard() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, this.variables));
		ConfigDataEnvironmentPostProcessor.applyTo(environment);
		ConfigurationGuard guard = new ConfigurationGuard();
		guard.setEnvironment(environment);
		guard.postProcessBeanFactory(new DefaultListableBeanFactory());
	}

}
