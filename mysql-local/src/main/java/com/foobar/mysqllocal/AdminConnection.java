package com.foobar.mysqllocal;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

import com.foobar.mysqllocal.host.MysqlLocalException;

/**
 * Opens a connection as administrator for one piece of work, over TLS, with a deadline on
 * every answer.
 */
final class AdminConnection {

	private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

	private final int port;

	private final String password;

	AdminConnection(int port, String password) {
		this.port = port;
		this.password = password;
	}

	/**
	 * Does the work on a new connection.
	 * @param answerLimit time to wait for any answer of the server
	 * @param work what to do
	 */
	<T> T call(Duration answerLimit, Work<T> work) {
		try {
			return attempt(answerLimit, work);
		}
		catch (SQLException ex) {
			throw new MysqlLocalException("MySQL on port " + this.port + ": " + ex.getMessage(), ex);
		}
	}

	<T> T attempt(Duration answerLimit, Work<T> work) throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", MysqlAccounts.ADMIN);
		properties.setProperty("password", this.password);
		properties.setProperty("sslMode", "REQUIRED");
		properties.setProperty("connectTimeout", Long.toString(CONNECT_LIMIT.toMillis()));
		properties.setProperty("socketTimeout", Long.toString(answerLimit.toMillis()));
		try (Connection connection = DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + this.port + "/",
				properties)) {
			return work.on(connection);
		}
	}

	/** What to do with the connection. */
	@FunctionalInterface
	interface Work<T> {

		T on(Connection connection) throws SQLException;

	}

}
