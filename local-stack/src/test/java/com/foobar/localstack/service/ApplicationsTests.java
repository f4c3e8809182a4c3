package com.foobar.localstack.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import com.foobar.localstack.secret.Secrets;
import com.foobar.localstack.stack.ServiceDefinition;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.stack.StackSettings;
import com.foobar.localstack.supervisor.Leftovers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What an application is told. */
class ApplicationsTests {

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path home;

	@Test
	void tellsAnApplicationServerWhereBothDatabasesAre() {
		assertThat(definition("app-service-2").environment()).containsEntry("SERVER_PORT", "28102")
			.containsEntry("MANAGEMENT_SERVER_PORT", "28112")
			.containsEntry("FOOBAR_INSTANCE", "app-service-2")
			.containsEntry("DBROUTING_NODES_PRIMARY_URL", "jdbc:mysql://127.0.0.1:33306/foobar")
			.containsEntry("DBROUTING_NODES_REPLICA_URL", "jdbc:mysql://127.0.0.1:33307/foobar");
	}

	@Test
	void tellsAWebServerAllApplicationServers() {
		assertThat(definition("web-app-1").environment()).containsEntry("FOOBAR_API_URLS",
				"http://127.0.0.1:28101,http://127.0.0.1:28102");
	}

	@Test
	void tellsAGatewayItsServersAndItsCertificate() {
		assertThat(definition("gateway-2").environment()).containsEntry("SERVER_ADDRESS", "127.0.0.2")
			.containsEntry("FOOBAR_GATEWAY_PUBLICHTTPSPORT", "28443")
			.containsEntry("FOOBAR_GATEWAY_UPSTREAMS_WEBAPP_INSTANCES_1_URL", "http://127.0.0.1:28202")
			.containsEntry("FOOBAR_GATEWAY_UPSTREAMS_APPSERVICE_INSTANCES_0_HEALTHURL",
					"http://127.0.0.1:28111/actuator/health/readiness")
			.containsEntry("FOOBAR_GATEWAY_ACCESSLOG_FILE", this.home.resolve("logs/gateway-2-access.json").toString())
			.containsEntry("FOOBAR_GATEWAY_TLS_PRIVATEKEY", this.home.resolve("tls/gateway-key.pem").toString());
	}

	@Test
	void makesTheSecretByWhichGatewaysKnowTheirOperators() {
		ServiceDefinition definition = definition("gateway-1");

		Path secrets = this.home.resolve("secrets/gateway");
		assertThat(secrets.resolve("foobar.gateway.control.secret")).exists();
		assertThat(definition.environment()).containsEntry("FOOBAR_SECRETS", secrets.toString());
	}

	@Test
	void tellsTheMonitorEveryApplication() {
		assertThat(definition("monitor").environment()).containsEntry("FOOBAR_MONITOR_INSTANCES_6_NAME", "monitor")
			.containsEntry("FOOBAR_MONITOR_INSTANCES_0_MANAGEMENTURL", "http://127.0.0.1:28111/actuator");
	}

	@Test
	void marksEveryProcessAndHandsOnNothingElseOfTheShell() {
		assertThat(definition("web-app-1").environment()).containsEntry(Leftovers.MARK, this.home + "#web-app-1")
			.doesNotContainKey("AWS_SECRET_ACCESS_KEY");
	}

	@Test
	void namesOnlyTheFoldersOfSecrets() {
		ServiceDefinition definition = definition("app-service-1");
		String key = new Secrets(new StackFolders(this.home)).key("app-service", "foobar.token.signing-key");

		assertThat(definition.environment()).containsEntry("FOOBAR_SECRETS",
				this.home.resolve("secrets/app-service").toString());
		assertThat(definition.toString()).doesNotContain(key);
	}

	@Test
	void keepsTemporaryFilesInTheStacksFolderAndForgetsThoseOfAKilledProcess() throws IOException {
		ServiceDefinition definition = definition("web-app-1");
		Path left = Files.createDirectories(this.home.resolve("run/web-app-1/tomcat.8201.1"));

		definition.lifecycle().beforeStart();

		assertThat(definition.command()).contains("-Djava.io.tmpdir=" + this.home.resolve("run/web-app-1"));
		assertThat(left).doesNotExist();
	}

	@Test
	void compilesQuicklyUnlessAskedToCompileWell() {
		assertThat(definition("web-app-1").command()).contains("-XX:TieredStopAtLevel=1");
		assertThat(definition("web-app-1", "FOOBAR_COMPILER", "full").command())
			.doesNotContain("-XX:TieredStopAtLevel=1");
	}

	private ServiceDefinition definition(String service, String... variables) {
		Map<String, String> environment = new HashMap<>(Map.of("FOOBAR_CHECKOUT", this.home.toString(), "FOOBAR_HOME",
				this.home.toString(), "FOOBAR_PORT_OFFSET", "20000", "AWS_SECRET_ACCESS_KEY", "x", "PATH", "/bin"));
		for (int i = 0; i < variables.length; i += 2) {
			environment.put(variables[i], variables[i + 1]);
		}
		StackSettings settings = StackSettings.from(environment);
		StackLayout layout = StackLayout.of(settings);
		return new Applications(settings, layout).definition(layout.service(service));
	}

}
