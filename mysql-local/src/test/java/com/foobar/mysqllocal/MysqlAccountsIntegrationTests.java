package com.foobar.mysqllocal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What real servers let each account do. */
@Timeout(60)
class MysqlAccountsIntegrationTests {

	private static final int READ_ONLY = 1290;

	private static final int DENIED = 1142;

	private static final int NO_PRIVILEGE = 1227;

	private static final int PLAIN_TEXT_REFUSED = 3159;

	@AutoClose
	private static final ReplicatedPair pair = ReplicatedPair.start();

	@BeforeAll
	static void createTable() {
		pair.primary().admin().query("CREATE TABLE item (id INT PRIMARY KEY)");
		pair.awaitReplicated();
	}

	@Test
	void refusesPlainText() {
		assertRefused(PLAIN_TEXT_REFUSED,
				() -> connect(pair.primary(), "app", pair.accounts().app(), "DISABLED").close());
	}

	@Test
	void replicaRefusesWritesOfAnybody() {
		assertRefused(READ_ONLY, statement(pair.replica(), "app", pair.accounts().app(), "DELETE FROM item"));
		assertRefused(READ_ONLY, statement(pair.replica(), "admin", pair.accounts().admin(), "DELETE FROM item"));
	}

	@Test
	void applicationChangesNoSchemaAndSeesNoAccount() {
		assertRefused(DENIED, asApp(pair.primary(), "CREATE TABLE other (id INT)"));
		assertRefused(DENIED, asApp(pair.primary(), "ALTER TABLE item ADD COLUMN c INT"));
		assertRefused(DENIED, asApp(pair.primary(), "SELECT * FROM mysql.user"));
		assertRefused(NO_PRIVILEGE, asApp(pair.replica(), "SHOW REPLICA STATUS"));
	}

	@Test
	void applicationAsksHowFarAServerIs() throws Exception {
		for (String sql : List.of("SELECT @@global.gtid_executed, @@global.super_read_only, @@global.read_only",
				"SELECT WAIT_FOR_EXECUTED_GTID_SET('', 1)",
				"SELECT * FROM performance_schema.replication_connection_configuration",
				"SELECT * FROM performance_schema.replication_group_members")) {
			asApp(pair.replica(), sql).run();
		}
	}

	@Test
	void migrationChangesTheSchema() throws Exception {
		statement(pair.primary(), "migration", pair.accounts().migration(), "CREATE TABLE other (id INT PRIMARY KEY)")
			.run();
		statement(pair.primary(), "migration", pair.accounts().migration(), "DROP TABLE other").run();
	}

	@Test
	void monitoringSeesReplicationAndNoRows() throws Exception {
		statement(pair.replica(), "monitor", pair.accounts().monitor(), "SHOW REPLICA STATUS", "").run();

		assertRefused(DENIED,
				statement(pair.replica(), "monitor", pair.accounts().monitor(), "SELECT * FROM foobar.item", ""));
	}

	private static Attempt asApp(MysqlNode node, String sql) {
		return statement(node, "app", pair.accounts().app(), sql);
	}

	private static Attempt statement(MysqlNode node, String user, String password, String sql) {
		return statement(node, user, password, sql, MysqlAccounts.DATABASE);
	}

	private static Attempt statement(MysqlNode node, String user, String password, String sql, String database) {
		return () -> {
			try (Connection connection = connect(node, user, password, "REQUIRED", database)) {
				connection.createStatement().execute(sql);
			}
		};
	}

	private static Connection connect(MysqlNode node, String user, String password, String sslMode)
			throws SQLException {
		return connect(node, user, password, sslMode, MysqlAccounts.DATABASE);
	}

	private static Connection connect(MysqlNode node, String user, String password, String sslMode, String database)
			throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", user);
		properties.setProperty("password", password);
		properties.setProperty("sslMode", sslMode);
		properties.setProperty("allowPublicKeyRetrieval", "true");
		return DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + node.port() + "/" + database, properties);
	}

	private static void assertRefused(int code, Attempt attempt) {
		assertThatExceptionOfType(SQLException.class).isThrownBy(attempt::run)
			.satisfies((ex) -> assertThat(ex.getErrorCode()).isEqualTo(code));
	}

	/** Something that a server may refuse. */
	private interface Attempt {

		void run() throws SQLException;

	}

}
