package com.foobar.gateway.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.foobar.gateway.GatewayApplication;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The whole gateway in front of servers of a test, on ports that were free. */
public final class RunningGateway implements AutoCloseable {

	private static final Path FOLDER = folder();

	private static final Certificate CERTIFICATE = Certificate.in(FOLDER);

	private final int port = Ports.free();

	private final int plainPort;

	private final int managementPort = Ports.free();

	private final Client client;

	private final ConfigurableApplicationContext context;

	private RunningGateway(Map<String, String> settings, Certificate certificate) {
		String wanted = settings.get("foobar.gateway.http-port");
		this.plainPort = (wanted != null) ? Integer.parseInt(wanted) : Ports.free();
		Map<String, String> all = new LinkedHashMap<>();
		all.put("server.address", "127.0.0.1");
		all.put("server.port", Integer.toString(this.port));
		all.put("management.server.port", Integer.toString(this.managementPort));
		all.put("foobar.gateway.http-port", Integer.toString(this.plainPort));
		all.put("foobar.gateway.tls.certificate", certificate.certificate().toString());
		all.put("foobar.gateway.tls.private-key", certificate.privateKey().toString());
		// Checks only come where a test asks for them: a busy machine must not take a
		// server out.
		all.put("foobar.gateway.health.interval", "1h");
		// Tests leave connections open, and nobody waits for them.
		all.put("foobar.gateway.client.notice", "0s");
		all.putAll(settings);
		this.client = new Client(certificate.x509(), this.port);
		this.context = new SpringApplicationBuilder(GatewayApplication.class).main(GatewayApplication.class)
			.registerShutdownHook(false)
			.run(all.entrySet()
				.stream()
				.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
				.toArray(String[]::new));
	}

	/** Settings for tests; more can be put into them. */
	public static Map<String, String> inFrontOf(List<FakeServer> appServices, List<FakeServer> webApps) {
		Map<String, String> settings = new LinkedHashMap<>();
		for (int i = 0; i < appServices.size(); i++) {
			FakeServer server = appServices.get(i);
			instance(settings, "app-service", i, server.name(), server.url(), server.healthUrl());
		}
		for (int i = 0; i < webApps.size(); i++) {
			FakeServer server = webApps.get(i);
			instance(settings, "web-app", i, server.name(), server.url(), server.healthUrl());
		}
		return settings;
	}

	/** Adds an instance, or puts it in the place of another. */
	public static void instance(Map<String, String> settings, String upstream, int index, String name, String url,
			String healthUrl) {
		String prefix = "foobar.gateway.upstreams." + upstream + ".instances[" + index + "].";
		settings.put(prefix + "name", name);
		settings.put(prefix + "url", url);
		settings.put(prefix + "health-url", healthUrl);
	}

	public static RunningGateway with(Map<String, String> settings) {
		return new RunningGateway(settings, CERTIFICATE);
	}

	public static RunningGateway with(Map<String, String> settings, Certificate certificate) {
		return new RunningGateway(settings, certificate);
	}

	public static Certificate certificate() {
		return CERTIFICATE;
	}

	private static Path folder() {
		try {
			Path folder = Files.createTempDirectory("gateway-tests");
			Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(folder.toFile())));
			return folder;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public Client client() {
		return this.client;
	}

	public int port() {
		return this.port;
	}

	public int plainPort() {
		return this.plainPort;
	}

	/** Asks the management port. */
	public HttpResponse<String> manage(String path) throws IOException {
		return manage(HttpRequest.newBuilder(management(path)));
	}

	/** Sends the management port a request without a body, in any method. */
	public HttpResponse<String> manage(String method, String path) throws IOException {
		return manage(HttpRequest.newBuilder(management(path))
			.header("Origin", "https://localhost")
			.header("Access-Control-Request-Method", "POST")
			.method(method, HttpRequest.BodyPublishers.noBody()));
	}

	/** Sends something to the management port. */
	public HttpResponse<String> manage(String path, String body, String authorization) throws IOException {
		return manage(HttpRequest.newBuilder(management(path))
			.header("Content-Type", "application/json")
			.header("Authorization", authorization)
			.POST(HttpRequest.BodyPublishers.ofString(body)));
	}

	private URI management(String path) {
		return URI.create("http://127.0.0.1:" + this.managementPort + path);
	}

	private static HttpResponse<String> manage(HttpRequest.Builder request) throws IOException {
		// By itself the client asks for HTTP/2, which the port speaks only without
		// bodies.
		try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** How many tries at a server had this outcome. */
	public long count(String target, String outcome) {
		return this.context.getBean(MeterRegistry.class)
			.find("foobar.gateway.requests")
			.tag("target", target)
			.tag("outcome", outcome)
			.timers()
			.stream()
			.mapToLong((timer) -> timer.count())
			.sum();
	}

	/** Whether the gateway would use a server. */
	public boolean isUp(String target) {
		return this.context.getBean(MeterRegistry.class)
			.get("foobar.gateway.instance.up")
			.tag("target", target)
			.gauge()
			.value() == 1;
	}

	/** How many requests a server has under way. */
	public int inFlight(String target) {
		return (int) this.context.getBean(MeterRegistry.class)
			.get("foobar.gateway.instance.in.flight")
			.tag("target", target)
			.gauge()
			.value();
	}

	/** Size of the request bodies that are kept. */
	public long keptBytes() {
		return (long) this.context.getBean(MeterRegistry.class).get("foobar.gateway.retry.kept").gauge().value();
	}

	/** How many retries of requests to the application servers were decided upon so. */
	public long retries(String decision) {
		return (long) this.context.getBean(MeterRegistry.class)
			.get("foobar.gateway.retries")
			.tag("upstream", "app-service")
			.tag("decision", decision)
			.counter()
			.count();
	}

	@Override
	public void close() {
		this.context.close();
	}

}
