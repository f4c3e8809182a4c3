package com.foobar.mysqllocal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** Reads the one row of {@code SHOW REPLICA STATUS}. */
final class ReplicaStatusQuery {

	private ReplicaStatusQuery() {
	}

	static Optional<ReplicationStatus> ask(Connection connection) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SHOW REPLICA STATUS")) {
			return row.next() ? Optional.of(status(row)) : Optional.empty();
		}
	}

	/** Whether the server is set up to follow that port exactly as we set it up. */
	static boolean follows(Connection connection, int sourcePort) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement.executeQuery("SHOW REPLICA STATUS")) {
			return row.next() && row.getInt("Source_Port") == sourcePort
					&& "127.0.0.1".equals(row.getString("Source_Host"))
					&& MysqlAccounts.REPLICATION.equals(row.getString("Source_User"))
					&& row.getInt("Auto_Position") == 1 && "Yes".equals(row.getString("Source_SSL_Allowed"));
		}
	}

	private static ReplicationStatus status(ResultSet row) throws SQLException {
		String receiverError = text(row.getString("Last_IO_Error"));
		String applierError = text(row.getString("Last_SQL_Error"));
		String behind = row.getString("Seconds_Behind_Source");
		return new ReplicationStatus(row.getInt("Source_Port"), "Yes".equals(row.getString("Replica_IO_Running")),
				"Yes".equals(row.getString("Replica_SQL_Running")),
				applierError.isEmpty() ? receiverError : applierError,
				(behind != null) ? Duration.ofSeconds(Long.parseLong(behind)) : null,
				text(row.getString("Executed_Gtid_Set")).replace("\n", ""));
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
