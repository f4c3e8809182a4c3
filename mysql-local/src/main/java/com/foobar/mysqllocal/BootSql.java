package com.foobar.mysqllocal;

import static com.foobar.mysqllocal.MysqlAccounts.ADMIN;
import static com.foobar.mysqllocal.MysqlAccounts.APP;
import static com.foobar.mysqllocal.MysqlAccounts.DATABASE;
import static com.foobar.mysqllocal.MysqlAccounts.MIGRATION;
import static com.foobar.mysqllocal.MysqlAccounts.MONITOR;
import static com.foobar.mysqllocal.MysqlAccounts.REPLICATION;

/**
 * What the server executes while it initialises a data folder: the database, and accounts
 * with no more rights than their work needs. It writes no binary log, so every copy of
 * the folder begins with no executed GTID.
 */
final class BootSql {

	private BootSql() {
	}

	/**
	 * One statement a line: MySQL 8.0 fails on two, and then leaves a folder that cannot
	 * be used.
	 */
	static String of(MysqlAccounts accounts) {
		return String.join("\n", "CREATE DATABASE " + DATABASE + " CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;",
				user(ADMIN, accounts.admin(), ""),
				"GRANT ALL PRIVILEGES ON *.* TO '" + ADMIN + "'@'127.0.0.1' WITH GRANT OPTION;",
				user(APP, accounts.app(), ""), grant("SELECT, INSERT, UPDATE, DELETE", DATABASE + ".*", APP),
				// So that a client can find out who replicates from whom; neither table
				// holds a secret.
				grant("SELECT", "performance_schema.replication_connection_configuration", APP),
				grant("SELECT", "performance_schema.replication_group_members", APP),
				user(MIGRATION, accounts.migration(), ""), grant("ALL PRIVILEGES", DATABASE + ".*", MIGRATION),
				user(REPLICATION, accounts.replication(), " REQUIRE SSL"),
				grant("REPLICATION SLAVE", "*.*", REPLICATION), user(MONITOR, accounts.monitor(), ""),
				grant("PROCESS, REPLICATION CLIENT", "*.*", MONITOR), grant("SELECT", "performance_schema.*", MONITOR),
				// Nobody needs it: "admin" has the same rights.
				"ALTER USER 'root'@'localhost' IDENTIFIED BY '" + accounts.admin() + "' ACCOUNT LOCK;", "");
	}

	private static String user(String name, String password, String require) {
		return "CREATE USER '" + name + "'@'127.0.0.1' IDENTIFIED BY '" + password + "'" + require + ";";
	}

	private static String grant(String privileges, String object, String name) {
		return "GRANT " + privileges + " ON " + object + " TO '" + name + "'@'127.0.0.1';";
	}

}
