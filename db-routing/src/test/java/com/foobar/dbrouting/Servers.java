package com.foobar.dbrouting;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import com.foobar.mysqllocal.MysqlAccounts;
import com.foobar.mysqllocal.MysqlNode;
import com.foobar.mysqllocal.ReplicatedPair;

/** What an operator does to the servers, past all routing. */
final class Servers {

	private Servers() {
	}

	/** A pair with the empty tables {@code thing} and {@code entry}. */
	static ReplicatedPair start() {
		ReplicatedPair pair = ReplicatedPair.start();
		pair.primary().admin().query("CREATE TABLE thing (id BIGINT PRIMARY KEY)");
		pair.primary().admin().query("CREATE TABLE entry (id INT PRIMARY KEY, v BIGINT NOT NULL)");
		pair.awaitReplicated();
		return pair;
	}

	static void execute(ReplicatedPair pair, MysqlNode node, String... statements) throws SQLException {
		try (Connection connection = connect(pair, node); Statement statement = connection.createStatement()) {
			for (String sql : statements) {
				statement.execute(sql);
			}
		}
	}

	static String ask(ReplicatedPair pair, MysqlNode node, String sql) throws SQLException {
		try (Connection connection = connect(pair, node);
				Statement statement = connection.createStatement();
				ResultSet result = statement.executeQuery(sql)) {
			result.next();
			return result.getString(result.getMetaData().getColumnCount());
		}
	}

	private static Connection connect(ReplicatedPair pair, MysqlNode node) throws SQLException {
		return DriverManager.getConnection(node.jdbcUrl(), MysqlAccounts.ADMIN, pair.accounts().admin());
	}

	/** Makes the replica a primary of its own. */
	static void promote(ReplicatedPair pair) throws SQLException {
		execute(pair, pair.replica(), "STOP REPLICA", "RESET REPLICA ALL", "SET GLOBAL super_read_only = OFF",
				"SET GLOBAL read_only = OFF");
	}

	/** Takes the right to write from a server. */
	static void demote(ReplicatedPair pair, MysqlNode node) throws SQLException {
		execute(pair, node, "SET GLOBAL super_read_only = ON");
	}

	/** Statements that a server has been sent since it began. */
	static long statements(ReplicatedPair pair, MysqlNode node) throws SQLException {
		return Long.parseLong(ask(pair, node, "SHOW GLOBAL STATUS LIKE 'Questions'"));
	}

}
