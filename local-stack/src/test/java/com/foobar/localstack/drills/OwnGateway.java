package com.foobar.localstack.drills;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.foobar.localstack.endtoend.FoobarScript;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.tls.CertificateFiles;

import static org.awaitility.Awaitility.await;

/**
 * One more gateway of the running stack, before application servers of a drill's choice.
 */
final class OwnGateway implements AutoCloseable {

	private static final Duration START = Duration.ofSeconds(60);

	private static final int HTTPS = 8445 + FoobarScript.PORT_OFFSET;

	private static final int HTTP = 8085 + FoobarScript.PORT_OFFSET;

	private static final int MANAGEMENT = 8315 + FoobarScript.PORT_OFFSET;

	private final OwnProcess process;

	private final Site site;

	OwnGateway(DrillStack stack, List<Backend> appServices) throws IOException, InterruptedException {
		this.site = stack.site().at(List.of("https://127.0.0.1:" + HTTPS));
		Path home = stack.foobar().home();
		CertificateFiles tls = CertificateFiles.in(new StackFolders(home).tls());
		Map<String, String> settings = new TreeMap<>();
		settings.put("SERVER_PORT", Integer.toString(HTTPS));
		settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(MANAGEMENT));
		settings.put("FOOBAR_GATEWAY_HTTPPORT", Integer.toString(HTTP));
		settings.put("FOOBAR_GATEWAY_TLS_CERTIFICATE", tls.certificate().toString());
		settings.put("FOOBAR_GATEWAY_TLS_PRIVATEKEY", tls.key().toString());
		tell(settings, "APPSERVICE", appServices);
		tell(settings, "WEBAPP",
				List.of(Backend.ofStack("web-app-1", 8201, 8211), Backend.ofStack("web-app-2", 8202, 8212)));
		this.process = new OwnProcess(home, "gateway", "gateway-3", settings);
		await().atMost(START).until(this::answers);
		stack.warmUp(this.site);
	}

	private static void tell(Map<String, String> settings, String upstream, List<Backend> backends) {
		for (int index = 0; index < backends.size(); index++) {
			String prefix = "FOOBAR_GATEWAY_UPSTREAMS_" + upstream + "_INSTANCES_" + index + "_";
			settings.put(prefix + "NAME", backends.get(index).name());
			settings.put(prefix + "URL", backends.get(index).url());
			settings.put(prefix + "HEALTHURL", backends.get(index).readiness());
		}
	}

	private boolean answers() {
		try (Doors doors = new Doors(this.site.trust(), HttpClient.Version.HTTP_2, this.site.bases(),
				Duration.ofSeconds(5), false)) {
			return doors.send(0, "/api/tags", HttpRequest.newBuilder()).statusCode() == 200;
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

	@Override
	public void close() {
		this.process.close();
	}

}
