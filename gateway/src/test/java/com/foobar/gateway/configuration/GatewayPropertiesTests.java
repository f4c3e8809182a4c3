package com.foobar.gateway.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GatewayPropertiesTests {

	private final Map<String, String> settings = new LinkedHashMap<>(
			Map.of("foobar.gateway.upstreams.app-service.instances[0].name", "app-service-1",
					"foobar.gateway.upstreams.app-service.instances[0].url", "http://127.0.0.1:8101",
					"foobar.gateway.upstreams.app-service.instances[0].health-url", "http://127.0.0.1:8111/ready",
					"foobar.gateway.upstreams.web-app.instances[0].name", "web-app-1",
					"foobar.gateway.upstreams.web-app.instances[0].url", "http://127.0.0.1:8201",
					"foobar.gateway.upstreams.web-app.instances[0].health-url", "http://127.0.0.1:8211/ready"));

	@Test
	void hasTheseDefaults() {
		GatewayProperties properties = bind();

		assertThat(properties.httpPort()).isEqualTo(8080);
		assertThat(properties.publicHttpsPort()).isEqualTo(8443);
		assertThat(properties.hosts()).containsExactly("www.foobar.com", "foobar.com", "localhost", "127.0.0.1",
				"127.0.0.2", "[::1]");
		assertThat(properties.hstsMaxAge()).isEqualTo(Duration.ofDays(365));
		assertThat(properties.maxBody()).isEqualTo(DataSize.ofMegabytes(2));
		assertThat(properties.tls()).isEqualTo(new TlsProperties(null, null, List.of()));
		assertThat(properties.health())
			.isEqualTo(new HealthProperties(Duration.ofSeconds(1), Duration.ofMillis(800), 2, 2));
		assertThat(properties.retry()).isEqualTo(new RetryProperties(2));
		assertThat(properties.timeouts()).isEqualTo(new TimeoutProperties(Duration.ofSeconds(1), Duration.ofSeconds(10),
				Duration.ofSeconds(15), Duration.ofSeconds(60)));
		assertThat(properties.pool()).isEqualTo(new PoolProperties(200, 200, Duration.ofSeconds(1),
				Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofSeconds(60)));
		assertThat(properties.client())
			.isEqualTo(new ClientProperties(Duration.ofSeconds(10), Duration.ofSeconds(30), 100));
		assertThat(properties.compression()).isEqualTo(new CompressionProperties(true, DataSize.ofKilobytes(1), 4));
		assertThat(properties.cache()).isEqualTo(
				new CacheProperties(true, DataSize.ofMegabytes(32), DataSize.ofMegabytes(1), Duration.ofSeconds(2)));
		assertThat(properties.acme())
			.isEqualTo(new AcmeProperties(null, null, null, null, List.of(), List.of(), false));
	}

	@Test
	void mapsEveryKey() {
		this.settings.putAll(Map.of("foobar.gateway.http-port", "1", "foobar.gateway.public-https-port", "2",
				"foobar.gateway.hosts", "a,b", "foobar.gateway.hsts-max-age", "1d", "foobar.gateway.max-body", "3KB",
				"foobar.gateway.tls.certificate", "/c", "foobar.gateway.tls.private-key", "/k",
				"foobar.gateway.retry.max-tries", "3"));
		this.settings.putAll(Map.of("foobar.gateway.tls.certificates[0].certificate", "/c0",
				"foobar.gateway.tls.certificates[0].private-key", "/k0", "foobar.gateway.compression.enabled", "false",
				"foobar.gateway.compression.min-size", "15B", "foobar.gateway.compression.level", "9"));
		this.settings.putAll(Map.of("foobar.gateway.cache.enabled", "false", "foobar.gateway.cache.max-size", "64B",
				"foobar.gateway.cache.max-entry", "16B", "foobar.gateway.cache.collapse-timeout", "17s"));
		this.settings.putAll(Map.of("foobar.gateway.acme.directory", "https://authority/dir",
				"foobar.gateway.acme.trust", "/t", "foobar.gateway.acme.storage", "/s",
				"foobar.gateway.acme.account-key", "/a", "foobar.gateway.acme.domains", "d",
				"foobar.gateway.acme.contacts", "e@d", "foobar.gateway.acme.terms-agreed", "true"));
		this.settings.putAll(Map.of("foobar.gateway.health.interval", "9s", "foobar.gateway.health.timeout", "8s",
				"foobar.gateway.health.rise", "4", "foobar.gateway.health.fall", "5", "foobar.gateway.timeouts.connect",
				"2s", "foobar.gateway.timeouts.response-headers", "3s", "foobar.gateway.timeouts.read-idle", "4s",
				"foobar.gateway.timeouts.request", "5s"));
		this.settings.putAll(Map.of("foobar.gateway.pool.max-connections", "6", "foobar.gateway.pool.max-waiting", "7",
				"foobar.gateway.pool.acquire-timeout", "8s", "foobar.gateway.pool.max-idle", "9s",
				"foobar.gateway.pool.max-life", "10s", "foobar.gateway.pool.instance-keep-alive", "11s",
				"foobar.gateway.client.read-timeout", "12s", "foobar.gateway.client.request-timeout", "13s",
				"foobar.gateway.client.max-streams", "14"));

		assertThat(bind())
			.isEqualTo(new GatewayProperties(1, 2, List.of("a", "b"), Duration.ofDays(1), DataSize.ofKilobytes(3),
					new TlsProperties(Path.of("/c"), Path.of("/k"),
							List.of(new TlsProperties.Pair(Path.of("/c0"), Path.of("/k0")))),
					new UpstreamsProperties(upstream("app-service-1", 8101, 8111), upstream("web-app-1", 8201, 8211)),
					new HealthProperties(Duration.ofSeconds(9), Duration.ofSeconds(8), 4, 5), new RetryProperties(3),
					new TimeoutProperties(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4),
							Duration.ofSeconds(5)),
					new PoolProperties(6, 7, Duration.ofSeconds(8), Duration.ofSeconds(9), Duration.ofSeconds(10),
							Duration.ofSeconds(11)),
					new ClientProperties(Duration.ofSeconds(12), Duration.ofSeconds(13), 14),
					new CompressionProperties(false, DataSize.ofBytes(15), 9),
					new CacheProperties(false, DataSize.ofBytes(64), DataSize.ofBytes(16), Duration.ofSeconds(17)),
					new AcmeProperties(URI.create("https://authority/dir"), Path.of("/t"), Path.of("/s"), Path.of("/a"),
							List.of("d"), List.of("e@d"), true)));
	}

	@ParameterizedTest
	@CsvSource({ "health.timeout, 1s", "timeouts.connect, 10s", "timeouts.response-headers, 15s",
			"timeouts.read-idle, 60s", "pool.max-idle, 60s", "max-body, 0B", "compression.min-size, 0B",
			"cache.max-entry, 9MB", "cache.max-entry, 0B", "acme.domains, foobar.com",
			"acme.directory, https://authority/dir", "hsts-max-age, -1s",
			"upstreams.app-service.instances[0].url, http://127.0.0.1:8101/",
			"upstreams.app-service.instances[0].url, https://127.0.0.1:8101",
			"upstreams.web-app.instances[0].health-url, /ready" })
	void refusesValuesThatCannotWork(String key, String value) {
		this.settings.put("foobar.gateway." + key, value);

		assertThatExceptionOfType(BindException.class).isThrownBy(this::bind)
			.withRootCauseInstanceOf(InvalidConfigurationException.class);
	}

	@Test
	void refusesTwoInstancesOfOneName() {
		this.settings.put("foobar.gateway.upstreams.web-app.instances[1].name", "web-app-1");
		this.settings.put("foobar.gateway.upstreams.web-app.instances[1].url", "http://127.0.0.1:8202");
		this.settings.put("foobar.gateway.upstreams.web-app.instances[1].health-url", "http://127.0.0.1:8212/ready");

		assertThatExceptionOfType(BindException.class).isThrownBy(this::bind)
			.withStackTraceContaining("names the instance web-app-1 twice");
	}

	private GatewayProperties bind() {
		return new Binder(new MapConfigurationPropertySource(this.settings))
			.bind("foobar.gateway", GatewayProperties.class)
			.get();
	}

	private static UpstreamsProperties.Upstream upstream(String name, int port, int healthPort) {
		return new UpstreamsProperties.Upstream(List.of(new UpstreamsProperties.Instance(name,
				URI.create("http://127.0.0.1:" + port), URI.create("http://127.0.0.1:" + healthPort + "/ready"))));
	}

}
