package com.foobar.mysqllocal;

/**
 * The older words for the same things: MySQL renamed options and statements between
 * 8.0.22 and 8.0.30.
 *
 * @param version the server spoken to
 */
record Dialect(MysqlVersion version) {

	private static final MysqlVersion REPLICATION_SOURCE_STATEMENT = new MysqlVersion(8, 0, 23);

	private static final MysqlVersion REPLICA_OPTIONS = new MysqlVersion(8, 0, 26);

	private static final MysqlVersion REDO_LOG_CAPACITY = new MysqlVersion(8, 0, 30);

	/** The options file, or options, in words that the server knows. */
	String options(String text) {
		String options = text;
		if (this.version.isBefore(REPLICA_OPTIONS)) {
			options = options.replace("log-replica-updates=", "log-slave-updates=").replace("replica-", "slave-");
		}
		if (this.version.isBefore(REDO_LOG_CAPACITY)) {
			// The older option is for each of two files.
			options = options.replace("innodb-redo-log-capacity=32M", "innodb-log-file-size=16M");
		}
		return options;
	}

	/**
	 * The statement {@code CHANGE REPLICATION SOURCE TO} in words that the server knows.
	 */
	String changeSource(String statement) {
		return this.version.isBefore(REPLICATION_SOURCE_STATEMENT)
				? statement.replace("CHANGE REPLICATION SOURCE TO", "CHANGE MASTER TO").replace("SOURCE_", "MASTER_")
				: statement;
	}

}
