package com.foobar.appservice.cors;

import java.net.URI;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * Which other sites' scripts may use the API.
 *
 * @param allowedOrigins Origins such as https://editor.example.org, or * for all.
 */
@ConfigurationProperties("foobar.cors")
record CorsProperties(@DefaultValue List<String> allowedOrigins) {

	CorsProperties {
		allowedOrigins = List.copyOf(allowedOrigins);
		allowedOrigins.forEach(
				(origin) -> Assert.isTrue("*".equals(origin) || isOrigin(origin), "foobar.cors.allowed-origins holds '"
						+ origin + "', which is not of the form https://host or https://host:port"));
	}

	private static boolean isOrigin(String text) {
		URI uri = URI.create(text);
		return uri.getScheme() != null && uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getQuery() == null;
	}

}
