package com.foobar.monitor.registration;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * All settings of the monitor that are its own.
 *
 * @param instances instances to watch, at least one
 */
@Validated
@ConfigurationProperties(prefix = "foobar.monitor", ignoreUnknownFields = false)
public record MonitorProperties(@NotEmpty List<@Valid Instance> instances) {

	/**
	 * One process of the site.
	 *
	 * @param name name of the instance, for example app-service-1
	 * @param group name of those that do the same work, for example app-service
	 * @param managementUrl address of its actuator, for example
	 * http://127.0.0.1:8111/actuator
	 * @param serviceUrl address of its service, for example http://127.0.0.1:8101
	 */
	public record Instance(@NotBlank String name, @NotBlank String group, @NotNull URI managementUrl,
			@NotNull URI serviceUrl) {
	}

}
