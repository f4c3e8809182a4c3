package com.foobar.localstack.service;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

import com.foobar.mysqllocal.MysqlAccounts;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server over a connection that is kept, since a new one with TLS each second
 * would cost more than the answer.
 */
final class MysqlHealth {

	private final int port;

	private final String password;

	private @Nullable Connection connection;

	MysqlHealth(int port, String password) {
		this.port = port;
		this.password = password;
	}

	boolean isHealthy() {
		try {
			Connection open = (this.connection != null) ? this.connection : open();
			this.connection = open;
			if (open.isValid(1)) {
				return true;
			}
			open.close();
		}
		catch (SQLException ex) {
			// Not up yet or just gone: the same answer.
			this.connection = null;
			return false;
		}
		this.connection = null;
		return false;
	}

	private Connection open() throws SQLException {
		Properties properties = new Properties();
		properties.setProperty("user", MysqlAccounts.MONITOR);
		properties.setProperty("password", this.password);
		properties.setProperty("sslMode", "REQUIRED");
		properties.setProperty("connectTimeout", "900");
		properties.setProperty("socketTimeout", "2000");
		return DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + this.port + "/", properties);
	}

}
