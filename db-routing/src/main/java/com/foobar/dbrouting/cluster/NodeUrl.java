package com.foobar.dbrouting.cluster;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * The JDBC URL of exactly one MySQL server. A URL that names several hosts would route
 * behind our back, and one that carries an account would show it in every log.
 *
 * @param address host and port, in lower case
 * @param schema database opened first, may be empty
 * @param properties connection properties in the order given
 */
public record NodeUrl(String address, String schema, Map<String, String> properties) {

	private static final Pattern SINGLE_HOST = Pattern.compile(
			"jdbc:mysql://(\\[[0-9a-fA-F:.]+]|[^\\[\\]@,():/?#&=\\s]+)(?::(\\d{1,5}))?/([^?/#\\s]*)(?:\\?(\\S*))?");

	private static final String DEFAULT_PORT = "3306";

	public NodeUrl {
		properties = Map.copyOf(properties);
	}

	/**
	 * Reads a URL.
	 * @throws IllegalArgumentException with a message that completes "The URL ..."
	 */
	public static NodeUrl parse(String text) {
		Matcher matcher = SINGLE_HOST.matcher(text.strip());
		if (!matcher.matches()) {
			throw new IllegalArgumentException("is not of the form jdbc:mysql://host:port/schema with a single host");
		}
		String port = (matcher.group(2) != null) ? matcher.group(2) : DEFAULT_PORT;
		Map<String, String> properties = properties(matcher.group(4));
		if (properties.containsKey("user") || properties.containsKey("password")) {
			throw new IllegalArgumentException("carries an account");
		}
		return new NodeUrl(matcher.group(1).toLowerCase(Locale.ROOT) + ":" + port, matcher.group(3), properties);
	}

	/** This URL with a property set, whatever it was before. */
	public NodeUrl with(String property, String value) {
		Map<String, String> changed = new LinkedHashMap<>(this.properties);
		changed.put(property, value);
		return new NodeUrl(this.address, this.schema, changed);
	}

	/** This URL without its properties, for who passes them in another way. */
	public NodeUrl withoutProperties() {
		return new NodeUrl(this.address, this.schema, Map.of());
	}

	/** The same database on another server. */
	public NodeUrl at(String other) {
		return new NodeUrl(other, this.schema, this.properties);
	}

	/** This URL with the properties that it does not set itself. */
	public NodeUrl withDefaults(Map<String, String> defaults) {
		Map<String, String> merged = new LinkedHashMap<>(defaults);
		merged.putAll(this.properties);
		return new NodeUrl(this.address, this.schema, merged);
	}

	/** The URL as the driver wants it. */
	public String jdbc() {
		String query = this.properties.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> entry.getKey() + "=" + entry.getValue())
			.collect(Collectors.joining("&"));
		return "jdbc:mysql://" + this.address + "/" + this.schema + (query.isEmpty() ? "" : "?" + query);
	}

	private static Map<String, String> properties(@Nullable String query) {
		Map<String, String> properties = new LinkedHashMap<>();
		if (query != null && !query.isEmpty()) {
			for (String pair : query.split("&", -1)) {
				int equals = pair.indexOf('=');
				if (equals < 1) {
					throw new IllegalArgumentException("has a connection property without a value: '" + pair + "'");
				}
				properties.put(pair.substring(0, equals), pair.substring(equals + 1));
			}
		}
		return properties;
	}

}
