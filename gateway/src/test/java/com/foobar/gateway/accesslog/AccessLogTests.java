package com.foobar.gateway.accesslog;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import com.foobar.gateway.configuration.GatewayProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class AccessLogTests {

	private static final int LINES = 200_000;

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@TempDir
	private Path folder;

	@Test
	@Timeout(30)
	void dropsAndCountsWhatTheDiskIsTooSlowFor() throws Exception {
		Path file = this.folder.resolve("access.json");
		AccessLog log = new AccessLog(properties(file), JsonMapper.shared(), this.registry);

		for (int i = 0; i < LINES; i++) {
			log.refused(InetAddress.getLoopbackAddress(), 400, "line " + i);
		}
		log.destroy();

		long written;
		try (Stream<String> lines = Files.lines(file)) {
			written = lines.count();
		}
		double dropped = this.registry.get("foobar.gateway.access.log.dropped").counter().count();
		assertThat(dropped).as("a queue of 16 cannot hold them").isPositive();
		assertThat(written + (long) dropped).isEqualTo(LINES);
	}

	private static GatewayProperties properties(Path file) {
		String app = "foobar.gateway.upstreams.app-service.instances[0].";
		String web = "foobar.gateway.upstreams.web-app.instances[0].";
		return new Binder(new MapConfigurationPropertySource(Map.of(app + "name", "a", app + "url", "http://a:1",
				app + "health-url", "http://a:1/ready", web + "name", "b", web + "url", "http://b:1",
				web + "health-url", "http://b:1/ready", "foobar.gateway.access-log.file", file.toString(),
				"foobar.gateway.access-log.queue", "16", "foobar.gateway.access-log.max-size", "1GB")))
			.bind("foobar.gateway", GatewayProperties.class)
			.get();
	}

}
