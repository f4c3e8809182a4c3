package com.foobar.mysqllocal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A server's log, read for the reason of a failed start. */
class ErrorLogTests {

	private static final String START = "2026-01-01T00:00:00Z 0 [System] [MY-010116] [Server] mysqld starting as process 7\n";

	@TempDir
	Path folder;

	@Test
	void namesTheTakenPort() throws IOException {
		assertThat(failure(START + "0 [ERROR] [MY-010262] [Server] Can't start server: Bind on TCP/IP port\n"))
			.hasValueSatisfying((sentence) -> assertThat(sentence).startsWith("Port 13306 on 127.0.0.1 is taken"));
	}

	@Test
	void namesTheFolderThatAnotherServerHolds() throws IOException {
		assertThat(failure(START + "0 [ERROR] [MY-012574] [InnoDB] Unable to lock ./ibdata1 error: 11\n"))
			.contains("Another MySQL server works in /data: stop it first.");
	}

	@Test
	void quotesAnyOtherError() throws IOException {
		assertThat(failure(START + "0 [Warning] w\n0 [ERROR] [MY-000067] [Server] unknown variable 'x=1'.\n"))
			.contains("MySQL says: [MY-000067] [Server] unknown variable 'x=1'. The whole log is "
					+ this.folder.resolve("error.log") + ".");
	}

	@Test
	void forgetsErrorsOfEarlierStarts() throws IOException {
		assertThat(failure(START + "0 [ERROR] [MY-010262] [Server] Bind\n" + START + "0 [System] ready\n")).isEmpty();
	}

	@Test
	void readsTheEndOfALongLogOnly() throws IOException {
		assertThat(failure("0 [ERROR] [MY-010262] long ago\n" + "0 [Note] nothing\n".repeat(10_000))).isEmpty();
	}

	@Test
	void hasNothingToSayBeforeThereIsALog() {
		assertThat(new ErrorLog(this.folder.resolve("none")).startFailure(1, this.folder)).isEmpty();
	}

	private Optional<String> failure(String text) throws IOException {
		Path file = Files.writeString(this.folder.resolve("error.log"), text);
		return new ErrorLog(file).startFailure(13306, Path.of("/data"));
	}

}
