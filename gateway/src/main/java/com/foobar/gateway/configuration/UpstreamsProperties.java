package com.foobar.gateway.configuration;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.bind.DefaultValue;

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
	 * @param balance how requests are shared out among them
	 * @param ejection when those that fail requests are left alone
	 */
	public record Upstream(@NotEmpty List<@Valid Instance> instances, @DefaultValue @Valid BalanceProperties balance,
			@DefaultValue @Valid EjectionProperties ejection) {

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
	 * @param weight share of the requests, in proportion to the weights of the others, 1
	 * to 256
	 * @param tier rank, 0 to 9: an instance gets requests only while no instance of a
	 * lower number is usable
	 */
	public record Instance(@NotBlank String name, @NotNull URI url, @NotNull URI healthUrl,
			@DefaultValue("1") @Min(1) @Max(256) int weight, @DefaultValue("0") @Min(0) @Max(9) int tier) {

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
