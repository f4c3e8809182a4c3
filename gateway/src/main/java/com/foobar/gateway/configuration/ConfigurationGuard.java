package com.foobar.gateway.configuration;

import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Stops the start, before any bean is made, when a setting is unknown, outdated or
 * missing.
 */
@Component
final class ConfigurationGuard implements BeanFactoryPostProcessor, EnvironmentAware {

	/**
	 * Profile of the run that trains the start-up cache: it opens no port, so it needs no
	 * certificate.
	 */
	private static final Profiles TRAINING = Profiles.of("training");

	private @Nullable ConfigurableEnvironment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = (ConfigurableEnvironment) environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		ConfigurableEnvironment settings = this.environment;
		if (settings == null) {
			throw new IllegalStateException("The environment is set before any bean is processed");
		}
		OutdatedKeys.refuse(settings);
		UnknownKeys known = new UnknownKeys();
		GatewayProperties properties = Binder.get(settings)
			.bindOrCreate("foobar.gateway", Bindable.of(GatewayProperties.class), known);
		known.refuse(settings);
		requireManagementPort(settings);
		if (!settings.acceptsProfiles(TRAINING)) {
			requireFiles(properties.tls());
		}
	}

	private static void requireFiles(TlsProperties tls) {
		requireFile("certificate", tls.certificate());
		requireFile("private-key", tls.privateKey());
		for (int i = 0; i < tls.certificates().size(); i++) {
			requireFile("certificates[" + i + "].certificate", tls.certificates().get(i).certificate());
			requireFile("certificates[" + i + "].private-key", tls.certificates().get(i).privateKey());
		}
	}

	/** On one port with the site, the operators' endpoints would be the public's. */
	private static void requireManagementPort(ConfigurableEnvironment settings) {
		Integer site = settings.getProperty("server.port", Integer.class, 0);
		Integer management = settings.getProperty("management.server.port", Integer.class, site);
		if (site.equals(management) && site != 0) {
			throw new InvalidConfigurationException(
					"management.server.port is " + management + ", the same as server.port",
					"Give management.server.port a port of its own, which only operators can reach.");
		}
	}

	private static void requireFile(String key, @Nullable Path file) {
		if (file == null || file.toString().isBlank()) {
			throw new InvalidConfigurationException("foobar.gateway.tls." + key + " is missing",
					"Set foobar.gateway.tls." + key + " to a PEM file: the site is served over HTTPS only.");
		}
		if (!Files.isReadable(file)) {
			throw new InvalidConfigurationException(
					"foobar.gateway.tls." + key + " names " + file + ", which is no readable file",
					"Put the PEM file there, or correct foobar.gateway.tls." + key + ".");
		}
	}

}
