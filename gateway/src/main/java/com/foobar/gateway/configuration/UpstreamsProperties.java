package com.foobar.gateway.configuration;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

/**
 * Groups of servers behind the gateway.
 *
 * @param appService servers that answer everything below {@code /api}
 * @param webApp servers that answer everything else
 */
public record UpstreamsProperties(@NotNull @Valid Upstream appService, @NotNull @Valid Upstream webApp) {

	/**
	 * One group of servers that are all alike.
	 *
	 * @param instances servers of the group, at least one
	 */
	public record Upstream(@NotEmpty List<@Valid Instance> instances) {

		public Upstream {
			Set<String> names = new HashSet<>();
			for (Instance instance : instances) {
				if (!names.add(instance.name())) {
					throw new InvalidConfigurationException(
							"foobar.gateway.upstreams names the instance " + instance.name() + " twice",
							"Give every instance of an upstream a name of its own.");
				}
			}
		}

	}

	/**
	 * One server.
	 *
	 * @param name name in logs and metrics, for example app-service-1
	 * @param url address that requests go to, such as http://127.0.0.1:8101, without a
	 * path
	 * @param healthUrl address of its readiness probe
	 */
	public record Instance(@NotBlank String name, @NotNull URI url, @NotNull URI healthUrl) {

		public Instance {
			requireHttp(name, "url", url);
			requireHttp(name, "health-url", healthUrl);
			if (!url.getRawPath().isEmpty() || url.getRawQuery() != null) {
				throw new InvalidConfigurationException("The url of instance " + name + " has a path: " + url,
						"Leave only scheme, host and port in it: requests keep their own path.");
			}
		}

		private static void requireHttp(String name, String key, URI address) {
			if (!"http".equals(address.getScheme()) || address.getHost() == null) {
				throw new InvalidConfigurationException(
						"The " + key + " of instance " + name + " is no http address: " + address,
						"Write it as http://host:port.");
			}
		}

	}

}
