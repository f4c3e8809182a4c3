package com.foobar.localstack.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.foobar.localstack.secret.Secrets;
import com.foobar.localstack.seed.DemoContent;
import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.tls.CertificateFiles;
import com.foobar.localstack.tls.LocalAuthority;
import com.foobar.localstack.tls.ServerCertificate;
import com.foobar.mysqllocal.MysqlAccounts;

/**
 * Gives each service of the container stack a folder with what it must know and nothing
 * else: {@code secrets}, one file each, and {@code tls}. The owner's group may read, so
 * that services can run as users of their own.
 */
public final class ContainerSecrets {

	/** As the servers are called inside the stack. */
	private static final List<String> DATABASES = List.of("mysql-primary.foobar.com", "mysql-replica.foobar.com");

	private final StackFolders folders;

	private final Secrets secrets;

	private final LocalAuthority authority;

	public ContainerSecrets(StackFolders folders) {
		this.folders = folders.create();
		this.secrets = new Secrets(folders);
		this.authority = new LocalAuthority(folders);
	}

	/**
	 * Makes what is missing, and writes to each service's folder what has changed.
	 * @param target a folder that has one folder for each service
	 */
	public void handOut(Path target) {
		MysqlAccounts accounts = new DatabaseSecrets(this.folders).accounts();
		new ApplicationSecrets(this.secrets).makeAppService();
		new ApplicationSecrets(this.secrets).makeMonitor();
		this.secrets.password(DemoContent.SECRETS, DemoContent.PASSWORD);
		GatewayBalancers.secret(this.secrets);
		CertificateFiles gateway = this.authority.ensure();
		ServerCertificate database = ServerCertificate.in(this.folders.tls(), "mysql");
		this.authority.ensure(database, DATABASES);
		try {
			Path application = target.resolve(ServiceKind.APP_SERVICE.module());
			copySecrets(ServiceKind.APP_SERVICE.module(), application);
			write(application.resolve("tls"), "authority.p12", this.authority.trustStore());
			copy(application.resolve("tls"), gateway.authority());
			copySecrets(ServiceKind.GATEWAY.module(), target.resolve("gateway"));
			copy(target.resolve("gateway/tls"), gateway.authority(), gateway.certificate(), gateway.key());
			copySecrets(StackServices.MONITOR_SECRETS, target.resolve("monitor"));
			Path server = target.resolve("mysql");
			copy(server.resolve("tls"), gateway.authority(), database.certificate(), database.key());
			write(server.resolve("secrets"), "admin", text(accounts.admin()));
			write(server.resolve("secrets"), "app", text(accounts.app()));
			write(server.resolve("secrets"), "migration", text(accounts.migration()));
			write(server.resolve("secrets"), "replication", text(accounts.replication()));
			write(server.resolve("secrets"), "monitor", text(accounts.monitor()));
			write(server.resolve("secrets"), "admin.cnf", options("root", accounts.admin()));
			write(server.resolve("secrets"), "monitor.cnf", options(MysqlAccounts.MONITOR, accounts.monitor()));
			Path exporter = target.resolve("mysqld-exporter");
			copy(exporter.resolve("tls"), gateway.authority());
			write(exporter.resolve("secrets"), "monitor.cnf",
					options(MysqlAccounts.MONITOR, accounts.monitor(), "ssl-ca=/run/foobar/tls/ca.pem"));
			write(target.resolve("grafana/secrets"), "admin", text(this.secrets.password("grafana", "admin")));
		}
		catch (IOException ex) {
			throw new StackException("The secrets cannot be handed out to " + target + " (" + ex.getMessage()
					+ "): give every service a folder there that this user may write to.", ex);
		}
	}

	/** An option file for MySQL's own programs. */
	private static byte[] options(String user, String password, String... more) {
		return text("[client]\nuser=" + user + "\npassword=" + password + "\n" + String.join("\n", more) + "\n");
	}

	private static byte[] text(String content) {
		return content.getBytes(StandardCharsets.US_ASCII);
	}

	private void copySecrets(String owner, Path service) throws IOException {
		try (Stream<Path> files = Files.list(this.secrets.folderOf(owner))) {
			copy(service.resolve("secrets"), files.toArray(Path[]::new));
		}
	}

	private static void copy(Path folder, Path... files) throws IOException {
		for (Path file : files) {
			write(folder, String.valueOf(file.getFileName()), Files.readAllBytes(file));
		}
	}

	/** Writes a file whole or not at all, and not when it is there already. */
	private static void write(Path folder, String name, byte[] content) throws IOException {
		Files.createDirectories(folder);
		Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
		Path file = folder.resolve(name);
		if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), content)) {
			return;
		}
		Path partial = folder.resolve(name + ".partial");
		Files.deleteIfExists(partial);
		Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
		Files.write(partial, content);
		Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("r--r-----"));
		Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

}
