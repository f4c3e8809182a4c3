package com.foobar.localstack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.foobar.localstack.stack.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Other people's lines are never touched. */
class HostsFileTests {

	private static final List<String> LINES = List.of("127.0.0.1 www.foobar.com", "127.0.0.2 www.foobar.com");

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path folder;

	@Test
	void addsLinesOnceAndTakesThemOutAgain() throws IOException {
		Path file = Files.writeString(this.folder.resolve("hosts"), "127.0.0.1 localhost\n# ours\n");
		HostsFile hosts = new HostsFile(file);

		assertThat(hosts.replace(LINES)).isTrue();
		assertThat(hosts.replace(LINES)).isFalse();
		assertThat(hosts.names("www.foobar.com")).isTrue();
		assertThat(Files.readAllLines(file)).hasSize(4).startsWith("127.0.0.1 localhost", "# ours");

		assertThat(hosts.replace(List.of())).isTrue();
		assertThat(file).hasContent("127.0.0.1 localhost\n# ours\n");
		assertThat(hosts.names("www.foobar.com")).isFalse();
	}

	@Test
	void takesNoHostNameOutOfAComment() throws IOException {
		Path file = Files.writeString(this.folder.resolve("hosts"), "# 127.0.0.1 www.foobar.com\n");

		assertThat(new HostsFile(file).names("www.foobar.com")).isFalse();
	}

	@Test
	void saysWhatToDoWhenTheFileCannotBeRead() {
		assertThatExceptionOfType(StackException.class)
			.isThrownBy(() -> new HostsFile(this.folder.resolve("missing")).replace(LINES))
			.withMessageContaining("--file");
	}

}
