package com.foobar.localstack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Reading logs that grow, are cut, or are not there. */
class LogTailTests {

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path folder;

	@SuppressWarnings("NullAway.Init") // set before each test
	private Path log;

	@BeforeEach
	void nameLog() {
		this.log = this.folder.resolve("service.log");
	}

	@Test
	void givesTheLastLines() throws IOException {
		Files.writeString(this.log, "one\ntwo\nthree\n");

		assertThat(LogTail.lastLines(this.log, 2)).containsExactly("two", "three");
		assertThat(LogTail.fromLastLines(this.log, 1).next()).containsExactly("three");
		assertThat(LogTail.fromLastLines(this.log, 99).next()).containsExactly("one", "two", "three");
	}

	@Test
	void goesOnWhereItStoppedAndWaitsForWholeLines() throws IOException {
		Files.writeString(this.log, "one\nhal");
		LogTail tail = LogTail.fromBeginning(this.log);

		assertThat(tail.next()).containsExactly("one");
		assertThat(tail.next()).isEmpty();
		Files.writeString(this.log, "f\n", StandardOpenOption.APPEND);
		assertThat(tail.next()).containsExactly("half");
	}

	@Test
	void beginsAgainWhenTheLogWasCut() throws IOException {
		Files.writeString(this.log, "one\ntwo\n");
		LogTail tail = LogTail.fromBeginning(this.log);
		tail.next();

		Files.writeString(this.log, "new\n");

		assertThat(tail.next()).containsExactly("new");
	}

	@Test
	void findsNothingInALogThatDoesNotExist() {
		assertThat(LogTail.fromBeginning(this.log).next()).isEmpty();
		assertThat(LogTail.lastLines(this.log, 5)).isEmpty();
	}

}
