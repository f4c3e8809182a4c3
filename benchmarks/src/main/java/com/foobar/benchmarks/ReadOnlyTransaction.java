package com.foobar.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import com.foobar.benchmarks.stub.StubServer;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One read-only transaction of one statement, in two ways. */
final class ReadOnlyTransaction {

	/** On a server that nobody has started. */
	static final ReadOnlyTransaction NONE = new ReadOnlyTransaction(StubServer.primary(), StubServer.WHO);

	private final DataSource dataSource;

	private final TransactionTemplate transaction;

	private final String sql;

	ReadOnlyTransaction(DataSource dataSource, String sql) {
		this.dataSource = dataSource;
		this.sql = sql;
		this.transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
		this.transaction.setReadOnly(true);
	}

	/** By Spring's transaction manager. */
	@Nullable String bySpring() {
		return this.transaction.execute((status) -> {
			Connection connection = DataSourceUtils.getConnection(this.dataSource);
			try {
				return read(connection);
			}
			catch (SQLException ex) {
				throw new IllegalStateException(ex);
			}
			finally {
				DataSourceUtils.releaseConnection(connection, this.dataSource);
			}
		});
	}

	/** By the calls that Spring's transaction manager makes, without it. */
	@Nullable String byHand() throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			connection.setReadOnly(true);
			connection.setAutoCommit(false);
			String row = read(connection);
			connection.commit();
			connection.setAutoCommit(true);
			connection.setReadOnly(false);
			return row;
		}
	}

	private @Nullable String read(Connection connection) throws SQLException {
		try (PreparedStatement statement = connection.prepareStatement(this.sql);
				ResultSet result = statement.executeQuery()) {
			return result.next() ? result.getString(1) : null;
		}
	}

}
