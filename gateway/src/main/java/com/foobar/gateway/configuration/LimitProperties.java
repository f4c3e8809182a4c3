package com.foobar.gateway.configuration;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one client may ask for. A client is an IPv4 address, or the first 64 bits of
 * an IPv6 address.
 *
 * @param requests limit for requests of every kind
 * @param login limit for attempts to log in, at the API and by the form
 * @param registration limit for attempts to register, at the API and by the form
 * @param clients number of clients that are remembered, 100 to 10 million; the longest
 * unseen are forgotten first
 * @param connections number of connections that one client may have open, at least 1
 * @param allConnections number of connections that all clients together may have open, at
 * least 1
 * @param exempt address ranges without any of these limits but the last
 */
public record LimitProperties(@DefaultValue @Valid Requests requests, @DefaultValue @Valid Login login,
		@DefaultValue @Valid Registration registration, @DefaultValue("100000") @Min(100) @Max(10_000_000) int clients,
		@DefaultValue("1000") @Min(1) int connections, @DefaultValue("10000") @Min(1) int allConnections,
		@DefaultValue List<AddressRange> exempt) {

	/** A rate with room for a burst. */
	public sealed interface Rate {

		/** Requests that may come in a minute, on average. */
		int perMinute();

		/** Requests that may come at once after a pause. */
		int burst();

	}

	/**
	 * Requests of every kind.
	 *
	 * @param perMinute requests in a minute, on average, at least 1
	 * @param burst requests at once after a pause, at least 1
	 */
	public record Requests(@DefaultValue("120000") @Min(1) int perMinute,
			@DefaultValue("4000") @Min(1) int burst) implements Rate {
	}

	/**
	 * Attempts to log in.
	 *
	 * @param perMinute attempts in a minute, on average, at least 1
	 * @param burst attempts at once after a pause, at least 1
	 */
	public record Login(@DefaultValue("600") @Min(1) int perMinute,
			@DefaultValue("500") @Min(1) int burst) implements Rate {
	}

	/**
	 * Attempts to register.
	 *
	 * @param perMinute attempts in a minute, on average, at least 1
	 * @param burst attempts at once after a pause, at least 1
	 */
	public record Registration(@DefaultValue("300") @Min(1) int perMinute,
			@DefaultValue("500") @Min(1) int burst) implements Rate {
	}

	public LimitProperties {
		if (connections > allConnections) {
			throw new InvalidConfigurationException(
					"foobar.gateway.limits.connections (" + connections
							+ ") is more than foobar.gateway.limits.all-connections (" + allConnections
							+ "), so one client could take every connection",
					"Set foobar.gateway.limits.connections well below foobar.gateway.limits.all-connections.");
		}
	}

}
