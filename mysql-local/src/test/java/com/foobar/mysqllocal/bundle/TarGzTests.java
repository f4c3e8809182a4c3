package com.foobar.mysqllocal.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** Archives that are what they should be, and archives that are not. */
class TarGzTests {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	@TempDir
	Path temporary;

	@Test
	void keepsContentAndTheRightToExecute() throws IOException {
		unpack((tar) -> {
			file(tar, "bin/mysqld", 0755);
			file(tar, "share/text", 0644);
		});

		assertThat(folder().resolve("bin/mysqld")).hasContent("content").isExecutable();
		assertThat(Files.isExecutable(folder().resolve("share/text"))).isFalse();
	}

	@Test
	void keepsLinksThatStayInsideAndLeavesOutAbsoluteOnes() throws IOException {
		unpack((tar) -> {
			file(tar, "lib/a.so.1", 0755);
			link(tar, "lib/a.so", "a.so.1");
			link(tar, "bin/a.so", "/tmp/elsewhere/a.so");
		});

		assertThat(folder().resolve("lib/a.so")).hasContent("content");
		assertThat(Files.exists(folder().resolve("bin/a.so"), LinkOption.NOFOLLOW_LINKS)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "../outside", "a/../../outside" })
	void refusesAFileOutside(String name) {
		assertThatIOException().isThrownBy(() -> unpack((tar) -> file(tar, name, 0644)))
			.withMessageContaining("points outside the archive");
		assertThat(this.temporary.resolve("outside")).doesNotExist();
	}

	@Test
	void refusesALinkThatPointsOutside() {
		assertThatIOException().isThrownBy(() -> unpack((tar) -> link(tar, "lib/up", "../../outside")))
			.withMessageContaining("points outside the archive");
	}

	private void unpack(Content content) throws IOException {
		try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(this.bytes))) {
			content.writeTo(tar);
		}
		Files.createDirectories(folder());
		TarGz.unpack(new ByteArrayInputStream(this.bytes.toByteArray()), folder());
	}

	private Path folder() {
		return this.temporary.resolve("folder");
	}

	private static void file(TarArchiveOutputStream tar, String name, int mode) throws IOException {
		byte[] content = "content".getBytes(StandardCharsets.UTF_8);
		TarArchiveEntry entry = new TarArchiveEntry(name, true);
		entry.setMode(mode);
		entry.setSize(content.length);
		tar.putArchiveEntry(entry);
		tar.write(content);
		tar.closeArchiveEntry();
	}

	private static void link(TarArchiveOutputStream tar, String name, String target) throws IOException {
		TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
		entry.setLinkName(target);
		tar.putArchiveEntry(entry);
		tar.closeArchiveEntry();
	}

	/** What an archive holds. */
	private interface Content {

		void writeTo(TarArchiveOutputStream tar) throws IOException;

	}

}
