package com.foobar.gateway.configuration;

import java.time.Duration;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * All settings of the gateway.
 *
 * @param httpPort port of the plain HTTP listener, which only redirects; 0 picks a free
 * one
 * @param publicHttpsPort port of HTTPS as clients see it, used in redirects, 1 to 65535
 * @param hosts host names and addresses under which the site is served, without a port
 * @param hstsMaxAge time for which browsers shall insist on HTTPS, in whole seconds; zero
 * sends no such header
 * @param maxBody largest request body that is passed on, at least one byte
 * @param tls certificate and key of the HTTPS listener
 * @param upstreams groups of servers behind the gateway
 * @param health rhythm of the active health checks
 * @param retry rules for trying another instance
 * @param timeouts time limits of a request on its way
 * @param pool limits of the connections to each instance
 * @param client limits for clients that are slow to send
 * @param control who may change the balancer while it runs
 * @param http2 limits for frames that cost the client nothing
 * @param firewall who may come in, where, and with which methods
 * @param limits how much one client may ask for
 * @param proxies proxies that stand before the gateway
 * @param accessLog file with a line for every request
 * @param compression answers that are compressed on their way to the client
 * @param cache cache for answers that the servers behind declare public
 * @param acme certificates from an authority that speaks ACME
 */
@Validated
@ConfigurationProperties(prefix = "foobar.gateway")
public record GatewayProperties(@DefaultValue("8080") @Min(0) @Max(65535) int httpPort,
		@DefaultValue("8443") @Min(1) @Max(65535) int publicHttpsPort, @DefaultValue( {
				"www.foobar.com", "foobar.com", "localhost", "127.0.0.1", "127.0.0.2",
				"[::1]" }) @NotEmpty List<String> hosts,
		@DefaultValue("365d") Duration hstsMaxAge, @DefaultValue("2MB") DataSize maxBody,
		@DefaultValue @Valid TlsProperties tls, @NotNull @Valid UpstreamsProperties upstreams,
		@DefaultValue @Valid HealthProperties health, @DefaultValue @Valid RetryProperties retry,
		@DefaultValue @Valid TimeoutProperties timeouts, @DefaultValue @Valid PoolProperties pool,
		@DefaultValue @Valid ClientProperties client, @DefaultValue @Valid ControlProperties control,
		@DefaultValue @Valid Http2Properties http2, @DefaultValue @Valid FirewallProperties firewall,
		@DefaultValue @Valid LimitProperties limits, @DefaultValue @Valid ProxyProperties proxies,
		@DefaultValue @Valid AccessLogProperties accessLog, @DefaultValue @Valid CompressionProperties compression,
		@DefaultValue @Valid CacheProperties cache, @DefaultValue @Valid AcmeProperties acme){

	public GatewayProperties {
		if (maxBody.toBytes() < 1) {
			throw new InvalidConfigurationException(
					"foobar.gateway.max-body is " + maxBody + ", but no body fits in it",
					"Set foobar.gateway.max-body to at least 1B, for example 2MB.");
		}
		if (hstsMaxAge.isNegative()) {
			throw new InvalidConfigurationException("foobar.gateway.hsts-max-age is negative",
					"Set foobar.gateway.hsts-max-age to a time such as 365d, or to 0s to send no such header.");
		}
	}

}
