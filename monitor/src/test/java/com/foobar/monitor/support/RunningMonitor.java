package com.foobar.monitor.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;

import com.foobar.monitor.MonitorApplication;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole monitor, watching instances of a test. */
public final class RunningMonitor implements AutoCloseable {

	public static final String PASSWORD = "a password for tests";

	private final int port = freePort();

	private final int managementPort = freePort();

	private final ConfigurableApplicationContext context;

	public RunningMonitor(Map<String, FakeActuator> instances) {
		Map<String, String> settings = new LinkedHashMap<>();
		settings.put("server.port", Integer.toString(this.port));
		settings.put("management.server.port", Integer.toString(this.managementPort));
		settings.put("spring.security.user.password", PASSWORD);
		int index = 0;
		for (Map.Entry<String, FakeActuator> instance : instances.entrySet()) {
			String prefix = "foobar.monitor.instances[" + index++ + "].";
			settings.put(prefix + "name", instance.getKey());
			settings.put(prefix + "group", instance.getKey().replaceAll("-\\d+$", ""));
			settings.put(prefix + "management-url", instance.getValue().url());
			settings.put(prefix + "service-url", "http://127.0.0.1:1");
		}
		this.context = new SpringApplicationBuilder(MonitorApplication.class).main(MonitorApplication.class)
			.registerShutdownHook(false)
			.run(settings.entrySet()
				.stream()
				.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
				.toArray(String[]::new));
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public URI address(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	/** Asks the management port. */
	public HttpResponse<String> manage(String method, String path) throws IOException {
		try (HttpClient http = HttpClient.newHttpClient()) {
			return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.managementPort + path))
				.method(method, HttpRequest.BodyPublishers.noBody())
				.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

}
