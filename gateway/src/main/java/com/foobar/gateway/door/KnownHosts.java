package com.foobar.gateway.door;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.foobar.gateway.configuration.GatewayProperties;

import org.springframework.stereotype.Component;

/**
 * The host names under which the site is served: no other one ever gets into a link or a
 * redirect.
 */
@Component
final class KnownHosts {

	private static final Pattern AUTHORITY = Pattern
		.compile("(\\[[0-9A-Fa-f:.]{2,45}\\]|[A-Za-z0-9.-]{1,253})(:\\d{1,5})?");

	private final Set<String> hosts;

	KnownHosts(GatewayProperties properties) {
		this.hosts = properties.hosts()
			.stream()
			.map((host) -> host.toLowerCase(Locale.ROOT))
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * The host without its port, if a request names exactly one and the site is served
	 * under it.
	 */
	Optional<String> recognise(List<String> hostHeaders) {
		if (hostHeaders.size() != 1) {
			return Optional.empty();
		}
		Matcher authority = AUTHORITY.matcher(hostHeaders.getFirst());
		if (!authority.matches()) {
			return Optional.empty();
		}
		return Optional.of(authority.group(1).toLowerCase(Locale.ROOT)).filter(this.hosts::contains);
	}

}
