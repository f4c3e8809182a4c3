package com.foobar.monitor.access;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Stops the start when no password is set: the framework would make one up and print it
 * to the log.
 */
@Component
final class PasswordGuard implements BeanFactoryPostProcessor, EnvironmentAware {

	static final String KEY = "spring.security.user.password";

	private @Nullable Environment environment;

	@Override
	public void setEnvironment(Environment environment) {
		this.environment = environment;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		String password = (this.environment != null) ? this.environment.getProperty(KEY) : null;
		if (password == null || password.isBlank()) {
			throw new MissingPasswordException();
		}
	}

}
