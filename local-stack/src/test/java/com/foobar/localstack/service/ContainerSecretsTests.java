package com.foobar.localstack.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.tls.LocalAuthority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Every service of the container stack gets what it needs and nothing of another's. */
class ContainerSecretsTests {

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path folder;

	@Test
	void givesEachServiceItsOwn() throws IOException {
		assertThat(handOut().keySet()).containsExactly("app-service/secrets/db-routing.token.secret",
				"app-service/secrets/foobar.token.signing-key", "app-service/secrets/spring.datasource.password",
				"app-service/secrets/spring.flyway.password", "app-service/tls/authority.p12", "app-service/tls/ca.pem",
				"gateway/secrets/foobar.gateway.control.secret", "gateway/tls/ca.pem", "gateway/tls/gateway-key.pem",
				"gateway/tls/gateway.pem", "grafana/secrets/admin", "monitor/secrets/spring.security.user.password",
				"mysql/secrets/admin", "mysql/secrets/admin.cnf", "mysql/secrets/app", "mysql/secrets/migration",
				"mysql/secrets/monitor", "mysql/secrets/monitor.cnf", "mysql/secrets/replication", "mysql/tls/ca.pem",
				"mysql/tls/mysql-key.pem", "mysql/tls/mysql.pem", "mysqld-exporter/secrets/monitor.cnf",
				"mysqld-exporter/tls/ca.pem");
	}

	@Test
	void changesNothingTheSecondTime() throws IOException {
		Map<String, String> first = handOut();

		assertThat(handOut()).isEqualTo(first);
	}

	@Test
	void letsOwnerAndGroupReadAndNobodyElse() throws IOException {
		handOut();

		try (Stream<Path> files = Files.walk(this.folder.resolve("out"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("r--r-----");
			}
		}
	}

	@Test
	void replacesWhatSomebodyHasChanged() throws IOException {
		Map<String, String> first = handOut();
		Path password = this.folder.resolve("out/mysql/secrets/app");
		Files.delete(password);
		Files.writeString(password, "another");

		assertThat(handOut()).isEqualTo(first);
	}

	@Test
	void makesATrustStoreThatOpensWithoutAPassword() throws IOException, GeneralSecurityException {
		LocalAuthority authority = new LocalAuthority(new StackFolders(this.folder.resolve("home")).create());
		authority.ensure();
		KeyStore store = KeyStore.getInstance("PKCS12");

		store.load(new ByteArrayInputStream(authority.trustStore()), new char[0]);

		assertThat(store.isCertificateEntry("authority")).isTrue();
	}

	/** The files that were handed out, with their contents. */
	private Map<String, String> handOut() throws IOException {
		Path target = this.folder.resolve("out");
		new ContainerSecrets(new StackFolders(this.folder.resolve("home"))).handOut(target);
		Map<String, String> contents = new TreeMap<>();
		try (Stream<Path> files = Files.walk(target)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				contents.put(target.relativize(file).toString(),
						new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
			}
		}
		return contents;
	}

}
