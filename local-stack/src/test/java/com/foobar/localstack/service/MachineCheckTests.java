package com.foobar.localstack.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.foobar.localstack.stack.Endpoint;
import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.stack.StackSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Each refusal says what is wrong and what to do. */
class MachineCheckTests {

	private static final long GIBI = 1024L * 1024 * 1024;

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path home;

	@Test
	void namesTakenPortServiceAndHolder() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			StackLayout layout = new StackLayout(List.of(new ServiceLayout("web-app-1", ServiceKind.WEB_APP, List.of(),
					List.of(new Endpoint("http", "127.0.0.1", taken.getLocalPort())))));

			assertThatExceptionOfType(StackException.class).isThrownBy(() -> MachineCheck.ports(layout))
				.withMessageContaining(
						"The port 127.0.0.1:" + taken.getLocalPort() + ", wanted by web-app-1, is in use by")
				.withMessageContaining("FOOBAR_PORT_OFFSET");
		}
	}

	@Test
	void refusesANearlyFullDisk() {
		StackFolders folders = new StackFolders(this.home);

		assertThatExceptionOfType(StackException.class).isThrownBy(() -> MachineCheck.disk(folders, GIBI - 1))
			.withMessageContaining("Only 1023 MiB are free on the disk of " + this.home)
			.withMessageContaining("FOOBAR_HOME");
		assertThatCode(() -> MachineCheck.disk(folders, GIBI)).doesNotThrowAnyException();
	}

	@Test
	void namesApplicationsThatWereNotBuilt() throws IOException {
		Path gateway = this.home.resolve("gateway/target/gateway.jar");
		Files.createDirectories(gateway.getParent());
		Files.createFile(gateway);
		StackSettings settings = StackSettings.from(Map.of("FOOBAR_CHECKOUT", this.home.toString()));

		assertThatExceptionOfType(StackException.class).isThrownBy(() -> MachineCheck.applications(settings))
			.withMessageContaining("have not been built: app-service, web-app, monitor.")
			.withMessageContaining("mvn package");
	}

}
