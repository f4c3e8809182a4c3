package com.foobar.localstack.service;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

import com.foobar.localstack.stack.Endpoint;
import com.foobar.localstack.stack.ServiceDefinition;
import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.ServiceLifecycle;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.stack.StackSettings;
import com.foobar.mysqllocal.MysqlAdmin;
import com.foobar.mysqllocal.MysqlDataDirectory;
import com.foobar.mysqllocal.MysqlDistribution;
import com.foobar.mysqllocal.MysqlServer;
import com.foobar.mysqllocal.MysqlTemplate;
import org.jspecify.annotations.Nullable;

/**
 * The two MySQL servers: a primary that is opened for writing, and a replica that follows
 * it.
 */
public final class Databases {

	private static final int PRIMARY_SERVER_ID = 1;

	private static final int REPLICA_SERVER_ID = 2;

	/**
	 * A primary flushes its pages when it stops, which can take some seconds after many
	 * writes.
	 */
	private static final Duration STOP_GRACE = Duration.ofSeconds(30);

	private final StackSettings settings;

	private final StackFolders folders;

	private final DatabaseSecrets secrets;

	private @Nullable MysqlDistribution distribution;

	public Databases(StackSettings settings) {
		this.settings = settings;
		this.folders = new StackFolders(settings.home());
		this.secrets = new DatabaseSecrets(this.folders);
	}

	/** Finds the server program and makes the data folders that are missing. */
	public void prepare(Consumer<String> progress) {
		find(progress);
		directory(ServiceKind.MYSQL_PRIMARY, progress);
		directory(ServiceKind.MYSQL_REPLICA, progress);
	}

	/** Which server program is used. */
	public String describe(Consumer<String> progress) {
		MysqlDistribution found = find(progress);
		return found.version() + " " + found.origin();
	}

	/** Whether there is data, and that it fits the server program. */
	public String describeData(Consumer<String> progress) {
		if (!Files.exists(folder(ServiceKind.MYSQL_PRIMARY))) {
			return "is made at the first start";
		}
		prepare(progress);
		return this.folders.data() + " fits this server";
	}

	ServiceDefinition definition(ServiceLayout service, StackLayout layout) {
		MysqlServer server = server(service, layout);
		return new ServiceDefinition(service.name(), service.after(), service.endpoints(), server.command(),
				ChildEnvironment.of(this.settings, service.name()), server.directory().folder(), server.errorLog(),
				STOP_GRACE, lifecycle(service, server, layout));
	}

	/** The way to command a server that runs. */
	public MysqlAdmin admin(ServiceLayout service, StackLayout layout) {
		return server(service, layout).admin(this.secrets.accounts().admin());
	}

	private ServiceLifecycle lifecycle(ServiceLayout service, MysqlServer server, StackLayout layout) {
		MysqlHealth health = new MysqlHealth(server.port(), this.secrets.accounts().monitor());
		MysqlAdmin admin = server.admin(this.secrets.accounts().admin());
		int primaryPort = layout.ofKind(ServiceKind.MYSQL_PRIMARY).getFirst().endpoint(StackLayout.MYSQL).port();
		Runnable role = (service.kind() == ServiceKind.MYSQL_PRIMARY) ? admin::openForWriting
				: () -> admin.follow(primaryPort, this.secrets.accounts().replication());
		return new MysqlLifecycle(health, admin, server, role);
	}

	private MysqlServer server(ServiceLayout service, StackLayout layout) {
		Endpoint endpoint = layout.service(service.name()).endpoint(StackLayout.MYSQL);
		return new MysqlServer(find((line) -> {
		}), directory(service.kind(), (line) -> {
		}), endpoint.port(), (service.kind() == ServiceKind.MYSQL_PRIMARY) ? PRIMARY_SERVER_ID : REPLICA_SERVER_ID);
	}

	private MysqlDataDirectory directory(ServiceKind kind, Consumer<String> progress) {
		MysqlTemplate template = new MysqlTemplate(this.folders.data().resolve("template"), find(progress),
				this.secrets.accounts(), progress);
		return MysqlDataDirectory.open(folder(kind), template);
	}

	private Path folder(ServiceKind kind) {
		return this.folders.data().resolve(kind.module());
	}

	private MysqlDistribution find(Consumer<String> progress) {
		@Nullable MysqlDistribution known = this.distribution;
		if (known == null) {
			known = MysqlDistribution.find(this.folders.cache(), this.settings.environment(), progress);
			this.distribution = known;
		}
		return known;
	}

}
