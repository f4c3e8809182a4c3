package com.foobar.dbrouting;

import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.foobar.mysqllocal.MysqlAccounts;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

import static org.awaitility.Awaitility.await;

/**
 * Three servers in Group Replication with one primary, each in a container of its own on
 * the host's loopback address, since members reach each other where clients reach them.
 */
final class MysqlGroup implements AutoCloseable {

	private static final DockerImageName IMAGE = DockerImageName.parse("mysql:9.7");

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/** As long as a replication account may have it. */
	private final String password = UUID.randomUUID().toString().replace("-", "");

	private final List<Member> members = new ArrayList<>();

	/** Starts the group, with an empty table {@code thing}. */
	static MysqlGroup start() throws SQLException {
		MysqlGroup group = new MysqlGroup();
		try {
			group.begin();
			return group;
		}
		catch (SQLException | RuntimeException ex) {
			group.close();
			throw ex;
		}
	}

	private void begin() throws SQLException {
		String name = UUID.randomUUID().toString();
		List<Integer> ports = freePorts(6);
		String seeds = ports.subList(3, 6).stream().map((port) -> "127.0.0.1:" + port).collect(Collectors.joining(","));
		for (int i = 0; i < 3; i++) {
			this.members.add(new Member(i + 1, ports.get(i), ports.get(i + 3), name, seeds));
		}
		this.members.parallelStream().forEach((member) -> member.container.start());
		for (Member member : this.members) {
			member.execute("INSTALL PLUGIN group_replication SONAME 'group_replication.so'", "SET SQL_LOG_BIN = 0",
					"CREATE USER crew@'%' IDENTIFIED BY '" + this.password + "'",
					"GRANT REPLICATION SLAVE, CONNECTION_ADMIN, BACKUP_ADMIN, GROUP_REPLICATION_STREAM ON *.* TO crew@'%'",
					"SET SQL_LOG_BIN = 1", "RESET BINARY LOGS AND GTIDS",
					"CHANGE REPLICATION SOURCE TO SOURCE_USER = 'crew', SOURCE_PASSWORD = '" + this.password
							+ "' FOR CHANNEL 'group_replication_recovery'");
		}
		Member first = this.members.getFirst();
		first.execute("SET GLOBAL group_replication_bootstrap_group = ON", "START GROUP_REPLICATION",
				"SET GLOBAL group_replication_bootstrap_group = OFF", "CREATE DATABASE foobar",
				"CREATE TABLE foobar.thing (id BIGINT PRIMARY KEY)",
				"CREATE USER " + MysqlAccounts.APP + "@'%' IDENTIFIED BY '" + this.password + "'",
				"GRANT SELECT, INSERT, UPDATE, DELETE ON foobar.* TO " + MysqlAccounts.APP + "@'%'",
				"GRANT SELECT ON performance_schema.* TO " + MysqlAccounts.APP + "@'%'");
		for (Member member : this.members.subList(1, 3)) {
			member.execute("START GROUP_REPLICATION");
		}
		awaitOnline(3);
	}

	String password() {
		return this.password;
	}

	List<Member> members() {
		return this.members;
	}

	/** The member that the majority holds for the primary. */
	Member primary() throws SQLException {
		for (Member member : this.members) {
			if (member.isRunning() && member
				.ask("SELECT COUNT(*) FROM performance_schema.replication_group_members"
						+ " WHERE MEMBER_ID = @@server_uuid AND MEMBER_ROLE = 'PRIMARY' AND MEMBER_STATE = 'ONLINE'"
						+ " AND @@super_read_only = 0")
				.equals("1")) {
				return member;
			}
		}
		throw new IllegalStateException("There is no primary");
	}

	/** Waits until so many members are in touch and have caught up with the log. */
	void awaitOnline(int count) {
		await().atMost(PATIENCE).ignoreExceptions().until(() -> {
			long agreeing = 0;
			for (Member member : this.members) {
				if (member.isRunning() && member
					.ask("SELECT SUM(MEMBER_STATE = 'ONLINE') FROM performance_schema.replication_group_members")
					.equals(Integer.toString(count))) {
					agreeing++;
				}
			}
			return agreeing >= count;
		});
	}

	private static List<Integer> freePorts(int count) {
		List<ServerSocket> sockets = new ArrayList<>();
		try {
			for (int i = 0; i < count; i++) {
				sockets.add(new ServerSocket(0));
			}
			return sockets.stream().map(ServerSocket::getLocalPort).toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			for (ServerSocket socket : sockets) {
				try {
					socket.close();
				}
				catch (IOException ex) {
					// It was never used.
				}
			}
		}
	}

	@Override
	public void close() {
		this.members.forEach((member) -> member.container.stop());
	}

	/** One server of the group. */
	final class Member {

		private final int port;

		private final GenericContainer<?> container;

		Member(int number, int port, int groupPort, String group, String seeds) {
			this.port = port;
			this.container = new GenericContainer<>(IMAGE).withNetworkMode("host")
				.withEnv("MYSQL_ROOT_PASSWORD", MysqlGroup.this.password)
				.withCommand(Stream
					.of("server-id=" + number, "port=" + port, "bind-address=127.0.0.1", "report-host=127.0.0.1",
							"report-port=" + port, "mysqlx=OFF", "gtid-mode=ON", "enforce-gtid-consistency=ON",
							"innodb-buffer-pool-size=64M", "loose-group-replication-group-name=" + group,
							"loose-group-replication-local-address=127.0.0.1:" + groupPort,
							"loose-group-replication-group-seeds=" + seeds,
							"loose-group-replication-ip-allowlist=127.0.0.1/32",
							"loose-group-replication-start-on-boot=OFF",
							"loose-group-replication-recovery-get-public-key=ON",
							// Of so few members none is to be waited for longer than
							// needed.
							"loose-group-replication-member-expel-timeout=0")
					.map((option) -> "--" + option)
					.toArray(String[]::new))
				.waitingFor(Wait.forLogMessage(".*ready for connections.*port: " + port + ".*\\s", 1)
					.withStartupTimeout(PATIENCE));
		}

		String url() {
			return "jdbc:mysql://127.0.0.1:" + this.port + "/foobar";
		}

		String address() {
			return "127.0.0.1:" + this.port;
		}

		boolean isRunning() {
			return Boolean.TRUE.equals(this.container.getDockerClient()
				.inspectContainerCmd(this.container.getContainerId())
				.exec()
				.getState()
				.getRunning());
		}

		/** Ends the server without letting it do anything more. */
		void kill() {
			this.container.getDockerClient().killContainerCmd(this.container.getContainerId()).exec();
		}

		/** Keeps the server from doing anything until told otherwise. */
		void pause() {
			this.container.getDockerClient().pauseContainerCmd(this.container.getContainerId()).exec();
		}

		void goOn() {
			this.container.getDockerClient().unpauseContainerCmd(this.container.getContainerId()).exec();
		}

		/** Starts a killed server again, which joins the group. */
		void rejoin() throws SQLException {
			this.container.getDockerClient().startContainerCmd(this.container.getContainerId()).exec();
			await().atMost(PATIENCE).ignoreExceptions().until(() -> ask("SELECT 1").equals("1"));
			execute("START GROUP_REPLICATION");
		}

		void execute(String... statements) throws SQLException {
			try (Connection connection = connect(); Statement statement = connection.createStatement()) {
				for (String sql : statements) {
					statement.execute(sql);
				}
			}
		}

		String ask(String sql) throws SQLException {
			try (Connection connection = connect();
					Statement statement = connection.createStatement();
					ResultSet result = statement.executeQuery(sql)) {
				result.next();
				return result.getString(1);
			}
		}

		private Connection connect() throws SQLException {
			return DriverManager.getConnection(
					"jdbc:mysql://127.0.0.1:" + this.port
							+ "/?allowPublicKeyRetrieval=true&connectTimeout=5000&socketTimeout=60000",
					"root", MysqlGroup.this.password);
		}

		@Override
		public String toString() {
			return address();
		}

	}

}
