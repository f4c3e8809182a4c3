package com.foobar.mysqllocal.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Folders that belong to one user. */
class FoldersTests {

	@TempDir
	Path temporary;

	@Test
	void makesAFolderForItsOwnerOnly() throws IOException {
		assertThat(mode(Folders.ownerOnly(this.temporary.resolve("a/b")))).isEqualTo("rwx------");
	}

	@Test
	void closesAnOpenFolderToOthers() throws IOException {
		Path open = Files.createDirectory(this.temporary.resolve("open"));
		Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));

		assertThat(mode(Folders.ownerOnly(open))).isEqualTo("rwx------");
	}

	@Test
	void refusesALinkThatSomebodyPutInTheWay() throws IOException {
		Path link = Files.createSymbolicLink(this.temporary.resolve("link"),
				Files.createDirectory(this.temporary.resolve("target")));

		assertThatIOException().isThrownBy(() -> Folders.ownerOnly(link)).withMessageContaining("is in the way");
	}

	@Test
	void refusesAFolderOfAnotherUser() throws IOException {
		assumeTrue(Folders.runsAsRoot(), "only root can give a folder away");
		Path foreign = Files.createDirectory(this.temporary.resolve("foreign"));
		Files.setAttribute(foreign, "unix:uid", 65534);

		assertThatIOException().isThrownBy(() -> Folders.ownerOnly(foreign)).withMessageContaining("another user");
	}

	@Test
	void writesAFileForItsOwnerOnlyEvenOverAnOpenOne() throws IOException {
		Path file = Files.writeString(this.temporary.resolve("secret"), "old");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

		Folders.writeOwnerOnly(file, "new");

		assertThat(file).hasContent("new");
		assertThat(mode(file)).isEqualTo("rw-------");
	}

	@Test
	void copiesFilesWithTheirModes() throws IOException {
		Path from = this.temporary.resolve("from");
		Files.createDirectories(from.resolve("inner"));
		Path file = Files.writeString(from.resolve("inner/file"), "content");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));

		Folders.copy(from, this.temporary.resolve("to"));

		assertThat(this.temporary.resolve("to/inner/file")).hasContent("content");
		assertThat(mode(this.temporary.resolve("to/inner/file"))).isEqualTo("r--------");
	}

	@Test
	void deletesAFolderButNotWhatItsLinksPointTo() throws IOException {
		Path kept = Files.writeString(this.temporary.resolve("kept"), "content");
		Path folder = Files.createDirectory(this.temporary.resolve("folder"));
		Files.createSymbolicLink(folder.resolve("link"), kept);

		Folders.delete(folder);
		Folders.delete(folder);

		assertThat(folder).doesNotExist();
		assertThat(kept).exists();
	}

	private static String mode(Path path) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
	}

}
