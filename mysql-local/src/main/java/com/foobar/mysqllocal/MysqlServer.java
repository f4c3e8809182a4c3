package com.foobar.mysqllocal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One server, ready to be started: as primary or replica alike, because both begin closed
 * to writes and {@link MysqlAdmin} opens the one that is to be the primary. So a primary
 * that comes back after a crash writes nothing before somebody has decided that it still
 * is one.
 *
 * @param distribution server program
 * @param directory its folder
 * @param port port on 127.0.0.1
 * @param serverId number that no other server of the same replication has
 */
public record MysqlServer(MysqlDistribution distribution, MysqlDataDirectory directory, int port, int serverId) {

	/** The words that run it; it stays in the foreground and ends at SIGTERM. */
	public List<String> command() {
		return this.distribution.command("--defaults-file=" + this.directory.optionsFile(),
				List.of("--datadir=" + this.directory.data(), "--port=" + this.port, "--server-id=" + this.serverId,
						"--report-host=127.0.0.1", "--report-port=" + this.port, "--super-read-only=ON",
						"--log-error=" + errorLog()));
	}

	/** Where it writes what happens to it. */
	public Path errorLog() {
		return this.directory.errorLog();
	}

	/** Why its last start failed, as a sentence, if its log says so. */
	public Optional<String> startFailure() {
		return new ErrorLog(errorLog()).startFailure(this.port, this.directory.folder());
	}

	/** Its database as clients name it. */
	public String jdbcUrl() {
		return "jdbc:mysql://127.0.0.1:" + this.port + "/" + MysqlAccounts.DATABASE;
	}

	/** The way to command it once it runs. */
	public MysqlAdmin admin(String password) {
		return new MysqlAdmin(this.port, password, this.distribution.version());
	}

}
