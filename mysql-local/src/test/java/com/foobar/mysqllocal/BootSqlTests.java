package com.foobar.mysqllocal;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The rights of each account, by exact list, and the form that MySQL 8.0 can read. */
class BootSqlTests {

	private final List<String> lines = BootSql.of(MysqlAccounts.random()).lines().toList();

	@Test
	void hasOneStatementOnEachLine() {
		assertThat(this.lines).isNotEmpty().allMatch((line) -> line.indexOf(';') == line.length() - 1);
	}

	@Test
	void letsTheApplicationReadAndWriteRowsOnly() {
		assertThat(grants("app")).containsExactly("SELECT, INSERT, UPDATE, DELETE ON foobar.*",
				"SELECT ON performance_schema.replication_connection_configuration",
				"SELECT ON performance_schema.replication_group_members");
	}

	@Test
	void letsMigrationsChangeTheSchemaOfOneDatabase() {
		assertThat(grants("migration")).containsExactly("ALL PRIVILEGES ON foobar.*");
	}

	@Test
	void letsMonitoringSeeStatesAndNoRows() {
		assertThat(grants("monitor")).containsExactly("PROCESS, REPLICATION CLIENT ON *.*",
				"SELECT ON performance_schema.*");
	}

	@Test
	void letsReplicationInWithTlsOnly() {
		assertThat(grants("replication")).containsExactly("REPLICATION SLAVE ON *.*");
		assertThat(this.lines)
			.anyMatch((line) -> line.startsWith("CREATE USER 'replication'") && line.endsWith(" REQUIRE SSL;"));
	}

	@Test
	void locksTheAccountThatNobodyNeeds() {
		assertThat(this.lines)
			.anyMatch((line) -> line.startsWith("ALTER USER 'root'@") && line.endsWith(" ACCOUNT LOCK;"));
	}

	private List<String> grants(String account) {
		String end = " TO '" + account + "'@'127.0.0.1'";
		return this.lines.stream()
			.filter((line) -> line.startsWith("GRANT ") && line.contains(end))
			.map((line) -> line.substring("GRANT ".length(), line.indexOf(end)))
			.toList();
	}

}
