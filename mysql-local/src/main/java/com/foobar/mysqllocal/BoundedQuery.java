package com.foobar.mysqllocal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Executes a statement that somebody typed, however much it would return and however long
 * it would take.
 */
final class BoundedQuery {

	static final Duration TIME_LIMIT = Duration.ofSeconds(30);

	static final int ROW_LIMIT = 10_000;

	private static final int TEXT_LIMIT = 8 * 1024 * 1024;

	private BoundedQuery() {
	}

	static QueryResult execute(Connection connection, String sql, Duration limit) throws SQLException {
		connection.setCatalog(MysqlAccounts.DATABASE);
		try (Statement statement = connection.createStatement(ResultSet.TYPE_FORWARD_ONLY,
				ResultSet.CONCUR_READ_ONLY)) {
			// The driver's own limit ends with the first row, the server's covers the
			// rows that stream after it.
			statement.execute("SET SESSION max_execution_time = " + limit.toMillis());
			statement.setQueryTimeout((int) limit.toSeconds());
			statement.setMaxRows(ROW_LIMIT + 1);
			statement.setFetchSize(Integer.MIN_VALUE); // the driver's word for one row at
														// a time
			if (!statement.execute(sql)) {
				return new QueryResult(List.of(), List.of(), false, Math.max(statement.getLargeUpdateCount(), 0));
			}
			try (ResultSet result = statement.getResultSet()) {
				return read(result);
			}
		}
	}

	private static QueryResult read(ResultSet result) throws SQLException {
		List<String> columns = columns(result.getMetaData());
		List<List<@Nullable String>> rows = new ArrayList<>();
		long length = 0;
		boolean more = result.next();
		while (more && rows.size() < ROW_LIMIT && length < TEXT_LIMIT) {
			List<@Nullable String> row = new ArrayList<>(columns.size());
			for (int column = 1; column <= columns.size(); column++) {
				String value = result.getString(column);
				row.add(value);
				length += (value != null) ? value.length() : 0;
			}
			rows.add(row);
			more = result.next();
		}
		return new QueryResult(columns, rows, more, 0);
	}

	private static List<String> columns(ResultSetMetaData metaData) throws SQLException {
		List<String> columns = new ArrayList<>();
		for (int column = 1; column <= metaData.getColumnCount(); column++) {
			columns.add(metaData.getColumnLabel(column));
		}
		return List.copyOf(columns);
	}

}
