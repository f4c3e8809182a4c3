package com.foobar.gateway.configuration;

import java.util.List;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may come in, where, and with which methods.
 *
 * @param allow address ranges that may connect; empty for all
 * @param deny address ranges that may not, even when they are allowed
 * @param paths paths that only some addresses may ask for
 * @param apiMethods methods allowed below {@code /api}
 * @param pageMethods methods allowed everywhere else
 */
public record FirewallProperties(@DefaultValue List<AddressRange> allow, @DefaultValue List<AddressRange> deny,
		@DefaultValue List<@Valid Path> paths, @DefaultValue( {
				"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" }) @NotEmpty List<String> apiMethods,
		@DefaultValue({ "GET", "HEAD", "POST", "OPTIONS" }) @NotEmpty List<String> pageMethods){

	private static final Set<String> KNOWN = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	public FirewallProperties {
		requireKnown("api-methods", apiMethods);
		requireKnown("page-methods", pageMethods);
	}

	private static void requireKnown(String key, List<String> methods) {
		for (String method : methods) {
			if (!KNOWN.contains(method)) {
				throw new InvalidConfigurationException(
						"foobar.gateway.firewall." + key + " names " + method + ", which is never let in",
						"Choose from GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS.");
			}
		}
	}

	/**
	 * A path that only some addresses may ask for.
	 *
	 * @param prefix path that is closed, with everything below it, such as /api/docs
	 * @param allow address ranges for which it is open; empty for none
	 */
	public record Path(@NotBlank String prefix, @DefaultValue List<AddressRange> allow) {

		public Path {
			if (!prefix.startsWith("/") || prefix.endsWith("/") || prefix.contains("%") || prefix.contains("//")) {
				throw new InvalidConfigurationException(
						"foobar.gateway.firewall.paths has the prefix " + prefix + ", which is no path",
						"Write it as /api/docs: from the first slash, without one at the end, and not escaped.");
			}
		}

	}

}
