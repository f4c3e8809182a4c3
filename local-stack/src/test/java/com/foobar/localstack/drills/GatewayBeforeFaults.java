package com.foobar.localstack.drills;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.foobar.localstack.endtoend.FoobarScript;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.tls.CertificateFiles;

import static org.awaitility.Awaitility.await;

/**
 * One more gateway of the running stack, which reaches both application servers through
 * proxies that can spoil what passes. Health checks go past them.
 */
final class GatewayBeforeFaults implements AutoCloseable {

	private static final Duration START = Duration.ofSeconds(60);

	private static final int HTTPS = 8445 + FoobarScript.PORT_OFFSET;

	private static final int HTTP = 8085 + FoobarScript.PORT_OFFSET;

	private static final int MANAGEMENT = 8315 + FoobarScript.PORT_OFFSET;

	private final FaultProxy first;

	private final FaultProxy second;

	private final Process process;

	private final Site site;

	GatewayBeforeFaults(DrillStack stack) throws IOException {
		this.first = new FaultProxy(8101 + FoobarScript.PORT_OFFSET);
		this.second = new FaultProxy(8102 + FoobarScript.PORT_OFFSET);
		this.site = stack.site().at(List.of("https://127.0.0.1:" + HTTPS));
		Path home = stack.foobar().home();
		Path checkout = Path.of("..").toAbsolutePath().normalize();
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElse("java"),
				"-XX:TieredStopAtLevel=1", "@" + checkout.resolve("deploy/jvm.options"), "-jar",
				checkout.resolve("gateway/target/app/gateway.jar").toString()));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Files.createTempFile(home.resolve("logs"), "gateway-3-", ".log").toFile());
		Map<String, String> environment = builder.environment();
		CertificateFiles tls = CertificateFiles.in(new StackFolders(home).tls());
		environment.put("FOOBAR_INSTANCE", "gateway-3");
		environment.put("FOOBAR_SECRETS", home.resolve("secrets/gateway").toString());
		environment.put("SERVER_ADDRESS", "127.0.0.1");
		environment.put("SERVER_PORT", Integer.toString(HTTPS));
		environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(MANAGEMENT));
		environment.put("FOOBAR_GATEWAY_HTTPPORT", Integer.toString(HTTP));
		environment.put("FOOBAR_GATEWAY_TLS_CERTIFICATE", tls.certificate().toString());
		environment.put("FOOBAR_GATEWAY_TLS_PRIVATEKEY", tls.key().toString());
		instance(environment, "APPSERVICE", 0, "app-service-1", this.first.port(), 8111);
		instance(environment, "APPSERVICE", 1, "app-service-2", this.second.port(), 8112);
		instance(environment, "WEBAPP", 0, "web-app-1", 8201 + FoobarScript.PORT_OFFSET, 8211);
		instance(environment, "WEBAPP", 1, "web-app-2", 8202 + FoobarScript.PORT_OFFSET, 8212);
		this.process = builder.start();
		await().atMost(START).until(this::answers);
	}

	private static void instance(Map<String, String> environment, String upstream, int index, String name, int port,
			int managementPort) {
		String prefix = "FOOBAR_GATEWAY_UPSTREAMS_" + upstream + "_INSTANCES_" + index + "_";
		environment.put(prefix + "NAME", name);
		environment.put(prefix + "URL", "http://127.0.0.1:" + port);
		environment.put(prefix + "HEALTHURL",
				"http://127.0.0.1:" + (managementPort + FoobarScript.PORT_OFFSET) + "/actuator/health/readiness");
	}

	private boolean answers() {
		try (Doors doors = new Doors(this.site.trust(), HttpClient.Version.HTTP_2, this.site.bases(),
				Duration.ofSeconds(5), false)) {
			return doors.send(0, "/api/tags", java.net.http.HttpRequest.newBuilder()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	Site site() {
		return this.site;
	}

	/** What stands before the first application server. */
	FaultProxy first() {
		return this.first;
	}

	/** What stands before the second application server. */
	FaultProxy second() {
		return this.second;
	}

	@Override
	public void close() throws IOException {
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.first.close();
		this.second.close();
	}

}
