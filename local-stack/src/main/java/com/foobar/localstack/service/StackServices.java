package com.foobar.localstack.service;

import java.util.List;

import com.foobar.localstack.stack.ServiceDefinition;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.stack.StackSettings;

/** All services of the stack, ready to be supervised. */
public final class StackServices {

	/** The owner of the monitor's secrets. */
	public static final String MONITOR_SECRETS = "monitor";

	/** The password of the monitor's user {@code admin}. */
	public static final String MONITOR_PASSWORD = "spring.security.user.password";

	private final StackLayout layout;

	private final Databases databases;

	private final Applications applications;

	public StackServices(StackSettings settings, StackLayout layout) {
		this.layout = layout;
		this.databases = new Databases(settings);
		this.applications = new Applications(settings, layout);
	}

	/** The definitions in the order of the layout. */
	public List<ServiceDefinition> definitions() {
		return this.layout.services().stream().map(this::definition).toList();
	}

	private ServiceDefinition definition(ServiceLayout service) {
		return service.kind().isDatabase() ? this.databases.definition(service, this.layout)
				: this.applications.definition(service);
	}

}
