package com.foobar.mysqllocal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Words that older servers know. */
class DialectTests {

	private static final String CHANGE = "CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'a', SOURCE_SSL = 1";

	private static final String OPTIONS = "replica-parallel-workers=4\nlog-replica-updates=ON\ninnodb-redo-log-capacity=32M\n";

	@Test
	void leavesTextAloneForCurrentServers() {
		Dialect dialect = new Dialect(new MysqlVersion(9, 7, 4));

		assertThat(dialect.changeSource(CHANGE)).isEqualTo(CHANGE);
		assertThat(dialect.options(OPTIONS)).isEqualTo(OPTIONS);
	}

	@Test
	void speaksOfMastersAndSlavesToTheOldestServer() {
		Dialect dialect = new Dialect(MysqlVersion.OLDEST);

		assertThat(dialect.changeSource(CHANGE)).isEqualTo("CHANGE MASTER TO MASTER_HOST = 'a', MASTER_SSL = 1");
		assertThat(dialect.options(OPTIONS))
			.isEqualTo("slave-parallel-workers=4\nlog-slave-updates=ON\ninnodb-log-file-size=16M\n");
	}

	@Test
	void changesEachWordAtItsOwnVersion() {
		assertThat(new Dialect(new MysqlVersion(8, 0, 23)).changeSource(CHANGE)).isEqualTo(CHANGE);
		assertThat(new Dialect(new MysqlVersion(8, 0, 26)).options(OPTIONS)).contains("replica-parallel-workers",
				"innodb-log-file-size");
	}

}
