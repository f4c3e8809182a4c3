package com.foobar.monitor.registration;

import de.codecentric.boot.admin.server.domain.entities.InstanceRepository;
import de.codecentric.boot.admin.server.notify.LoggingNotifier;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Writes every change of an instance's status to the log, where it outlives the monitor.
 */
@Configuration(proxyBeanMethods = false)
class StatusLog {

	@Bean
	LoggingNotifier statusLogger(InstanceRepository instances) {
		return new LoggingNotifier(instances);
	}

}
