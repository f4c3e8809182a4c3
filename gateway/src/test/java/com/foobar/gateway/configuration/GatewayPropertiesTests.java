package com.foobar.gateway.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.foobar.gateway.configuration.BalanceProperties.Algorithm;
import com.foobar.gateway.configuration.BalanceProperties.HashOn;
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
		assertThat(properties.upstreams()).isEqualTo(
				new UpstreamsProperties(upstream("app-service-1", 8101, 8111), upstream("web-app-1", 8201, 8211)));
		assertThat(properties.health())
			.isEqualTo(new HealthProperties(Duration.ofSeconds(1), Duration.ofMillis(800), 2, 2));
		assertThat(properties.retry()).isEqualTo(new RetryProperties(2, 20, 3, DataSize.ofKilobytes(64),
				DataSize.ofMegabytes(8), List.of("/api/users", "/api/articles", "/api/articles/*/comments"),
				List.of("/api/users/login", "/api/user", "/api/articles/*/favorite", "/api/profiles/*/follow")));
		assertThat(properties.timeouts()).isEqualTo(new TimeoutProperties(Duration.ofSeconds(1), Duration.ofSeconds(10),
				Duration.ofSeconds(15), Duration.ofSeconds(60)));
		assertThat(properties.pool()).isEqualTo(new PoolProperties(200, 200, Duration.ofSeconds(1),
				Duration.ofSeconds(30), Duration.ofMinutes(10), Duration.ofSeconds(60)));
		assertThat(properties.client()).isEqualTo(new ClientProperties(Duration.ofSeconds(10), Duration.ofSeconds(10),
				Duration.ofSeconds(30), 100, Duration.ofSeconds(3)));
		assertThat(properties.http2()).isEqualTo(new Http2Properties(200, 500, Duration.ofSeconds(30)));
		assertThat(properties.firewall()).isEqualTo(new FirewallProperties(List.of(), List.of(), List.of(),
				List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"),
				List.of("GET", "HEAD", "POST", "OPTIONS")));
		assertThat(properties.limits()).isEqualTo(
				new LimitProperties(new LimitProperties.Requests(120_000, 4_000), new LimitProperties.Login(600, 500),
						new LimitProperties.Registration(300, 500), 100_000, 1_000, 10_000, List.of()));
		assertThat(properties.accessLog())
			.isEqualTo(new AccessLogProperties(null, false, DataSize.ofMegabytes(10), 5, 8192));
		assertThat(properties.proxies()).isEqualTo(new ProxyProperties(List.of(), false));
		assertThat(properties.control()).isEqualTo(new ControlProperties(null));
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
		this.settings.putAll(Map.of("foobar.gateway.retry.budget", "25", "foobar.gateway.retry.min-budget", "26",
				"foobar.gateway.retry.max-body", "27KB", "foobar.gateway.retry.max-bodies", "28KB",
				"foobar.gateway.control.secret", "0123456789abcdef", "foobar.gateway.retry.keyed-posts", "/k",
				"foobar.gateway.retry.repeatable", "/r"));
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
				"foobar.gateway.client.max-streams", "14", "foobar.gateway.client.header-timeout", "15s"));
		this.settings.put("foobar.gateway.client.notice", "4s");
		this.settings.putAll(Map.of("foobar.gateway.upstreams.app-service.instances[0].weight", "15",
				"foobar.gateway.upstreams.app-service.instances[0].tier", "6",
				"foobar.gateway.upstreams.app-service.balance.algorithm", "consistent-hash",
				"foobar.gateway.upstreams.app-service.balance.hash-on", "header",
				"foobar.gateway.upstreams.app-service.balance.hash-name", "X-Key",
				"foobar.gateway.upstreams.app-service.balance.hash-load-factor", "1.7",
				"foobar.gateway.upstreams.app-service.balance.slow-start", "18s",
				"foobar.gateway.upstreams.app-service.balance.panic-below", "19",
				"foobar.gateway.upstreams.web-app.balance.algorithm", "sticky",
				"foobar.gateway.upstreams.web-app.balance.sticky-cookie", "seat"));
		this.settings.putAll(Map.of("foobar.gateway.upstreams.web-app.ejection.failures", "20",
				"foobar.gateway.upstreams.web-app.ejection.base-time", "21s",
				"foobar.gateway.upstreams.web-app.ejection.max-time", "22s",
				"foobar.gateway.upstreams.web-app.ejection.forget-after", "23s",
				"foobar.gateway.upstreams.web-app.ejection.max-ejected", "24"));
		this.settings.putAll(Map.of("foobar.gateway.firewall.allow", "10.0.0.0/8,::1", "foobar.gateway.firewall.deny",
				"10.0.0.1", "foobar.gateway.firewall.paths[0].prefix", "/api/docs",
				"foobar.gateway.firewall.paths[0].allow", "10.0.0.2", "foobar.gateway.firewall.api-methods", "GET,POST",
				"foobar.gateway.firewall.page-methods", "GET", "foobar.gateway.limits.requests.per-minute", "1",
				"foobar.gateway.limits.requests.burst", "2"));
		this.settings.putAll(Map.of("foobar.gateway.limits.login.per-minute", "3", "foobar.gateway.limits.login.burst",
				"4", "foobar.gateway.limits.registration.per-minute", "5", "foobar.gateway.limits.registration.burst",
				"6", "foobar.gateway.limits.clients", "700", "foobar.gateway.limits.connections", "8",
				"foobar.gateway.limits.all-connections", "9", "foobar.gateway.limits.exempt", "10.0.0.3",
				"foobar.gateway.proxies.trusted", "10.0.0.4", "foobar.gateway.proxies.proxy-protocol", "true"));

		this.settings.putAll(Map.of("foobar.gateway.access-log.file", "/log", "foobar.gateway.access-log.max-size",
				"1MB", "foobar.gateway.access-log.max-files", "2", "foobar.gateway.access-log.queue", "3000"));
		this.settings.putAll(Map.of("foobar.gateway.http2.max-resets", "20", "foobar.gateway.http2.max-control-frames",
				"21", "foobar.gateway.http2.window", "22s"));

		assertThat(bind())
			.isEqualTo(new GatewayProperties(1, 2, List.of("a", "b"), Duration.ofDays(1), DataSize.ofKilobytes(3),
					new TlsProperties(Path.of("/c"), Path.of("/k"),
							List.of(new TlsProperties.Pair(Path.of("/c0"), Path.of("/k0")))),
					new UpstreamsProperties(
							upstream("app-service-1", 8101, 8111, 15, 6,
									new BalanceProperties(Algorithm.CONSISTENT_HASH, HashOn.HEADER, "X-Key", 1.7, null,
											Duration.ofSeconds(18), 19),
									ejection()),
							upstream("web-app-1", 8201, 8211, 1, 0,
									new BalanceProperties(Algorithm.STICKY, HashOn.CLIENT_ADDRESS, null, 1.25, "seat",
											Duration.ofSeconds(10), 50),
									new EjectionProperties(20, Duration.ofSeconds(21), Duration.ofSeconds(22),
											Duration.ofSeconds(23), 24))),
					new HealthProperties(Duration.ofSeconds(9), Duration.ofSeconds(8), 4, 5),
					new RetryProperties(3, 25, 26, DataSize.ofKilobytes(27), DataSize.ofKilobytes(28), List.of("/k"),
							List.of("/r")),
					new TimeoutProperties(Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4),
							Duration.ofSeconds(5)),
					new PoolProperties(6, 7, Duration.ofSeconds(8), Duration.ofSeconds(9), Duration.ofSeconds(10),
							Duration.ofSeconds(11)),
					new ClientProperties(Duration.ofSeconds(15), Duration.ofSeconds(12), Duration.ofSeconds(13), 14,
							Duration.ofSeconds(4)),
					new ControlProperties("0123456789abcdef"), new Http2Properties(20, 21, Duration.ofSeconds(22)),
					new FirewallProperties(ranges("10.0.0.0/8", "::1"), ranges("10.0.0.1"),
							List.of(new FirewallProperties.Path("/api/docs", ranges("10.0.0.2"))),
							List.of("GET", "POST"), List.of("GET")),
					new LimitProperties(new LimitProperties.Requests(1, 2), new LimitProperties.Login(3, 4),
							new LimitProperties.Registration(5, 6), 700, 8, 9, ranges("10.0.0.3")),
					new ProxyProperties(ranges("10.0.0.4"), true),
					new AccessLogProperties(Path.of("/log"), false, DataSize.ofMegabytes(1), 2, 3000),
					new CompressionProperties(false, DataSize.ofBytes(15), 9),
					new CacheProperties(false, DataSize.ofBytes(64), DataSize.ofBytes(16), Duration.ofSeconds(17)),
					new AcmeProperties(URI.create("https://authority/dir"), Path.of("/t"), Path.of("/s"), Path.of("/a"),
							List.of("d"), List.of("e@d"), true)));
	}

	@Test
	void refusesTwoPlacesForTheAccessLog() {
		this.settings.put("foobar.gateway.access-log.file", "/log");
		this.settings.put("foobar.gateway.access-log.console", "true");

		assertThatExceptionOfType(BindException.class).isThrownBy(this::bind)
			.withStackTraceContaining("access-log.console is on, but");
	}

	@ParameterizedTest
	@CsvSource({ "health.timeout, 1s", "timeouts.connect, 10s", "timeouts.response-headers, 15s",
			"timeouts.read-idle, 60s", "pool.max-idle, 60s", "max-body, 0B", "compression.min-size, 0B",
			"cache.max-entry, 9MB", "cache.max-entry, 0B", "acme.domains, foobar.com",
			"acme.directory, https://authority/dir", "hsts-max-age, -1s",
			"upstreams.app-service.instances[0].url, http://127.0.0.1:8101/",
			"upstreams.app-service.instances[0].url, https://127.0.0.1:8101",
			"upstreams.web-app.instances[0].health-url, /ready", "upstreams.web-app.balance.hash-on, header",
			"upstreams.web-app.balance.hash-name, X-Key", "upstreams.web-app.balance.sticky-cookie, seat",
			"upstreams.web-app.ejection.max-time, 4s", "control.secret, 0123456789abcde", "retry.max-body, 9MB",
			"retry.max-body, -1B", "retry.keyed-posts, /api/{", "retry.repeatable, /{", "firewall.deny, example.com",
			"firewall.deny, 10.0.0.0/33", "firewall.deny, 10.0.0.0/", "firewall.allow, 10.0.0",
			"firewall.paths[0].prefix, api", "firewall.paths[0].prefix, /api/", "firewall.page-methods, TRACE",
			"firewall.api-methods, get", "limits.connections, 10001", "proxies.proxy-protocol, true",
			"proxies.trusted, 0.0.0.0/0", "access-log.max-size, 1KB" })
	void refusesValuesThatCannotWork(String key, String value) {
		this.settings.put("foobar.gateway." + key, value);

		assertThatExceptionOfType(BindException.class).isThrownBy(this::bind)
			.withRootCauseInstanceOf(InvalidConfigurationException.class);
	}

	@ParameterizedTest
	@CsvSource({ "sticky, sticky-cookie, with space", "consistent-hash, hash-on, cookie" })
	void refusesBalancingThatContradictsItself(String algorithm, String key, String value) {
		this.settings.put("foobar.gateway.upstreams.web-app.balance.algorithm", algorithm);
		this.settings.put("foobar.gateway.upstreams.web-app.balance." + key, value);

		assertThatExceptionOfType(BindException.class).isThrownBy(this::bind)
			.withStackTraceContaining("balance." + key + " ");
	}

	@Test
	void keepsItsSecretOutOfLogs() {
		this.settings.put("foobar.gateway.control.secret", "0123456789abcdef");

		assertThat(bind().toString()).contains("secret=set").doesNotContain("0123456789abcdef");
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

	private static List<AddressRange> ranges(String... texts) {
		return Stream.of(texts).map(AddressRange::valueOf).toList();
	}

	private static UpstreamsProperties.Upstream upstream(String name, int port, int healthPort) {
		return upstream(name, port, healthPort, 1, 0, new BalanceProperties(Algorithm.ROUND_ROBIN,
				HashOn.CLIENT_ADDRESS, null, 1.25, null, Duration.ofSeconds(10), 50), ejection());
	}

	private static UpstreamsProperties.Upstream upstream(String name, int port, int healthPort, int weight, int tier,
			BalanceProperties balance, EjectionProperties ejection) {
		return new UpstreamsProperties.Upstream(
				List.of(new UpstreamsProperties.Instance(name, URI.create("http://127.0.0.1:" + port),
						URI.create("http://127.0.0.1:" + healthPort + "/ready"), weight, tier)),
				balance, ejection);
	}

	private static EjectionProperties ejection() {
		return new EjectionProperties(5, Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofSeconds(30), 50);
	}

}
