package com.foobar.mysqllocal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.foobar.mysqllocal.host.Command;
import com.foobar.mysqllocal.host.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * From an empty cache to a replicated row as a user with no rights at all; run as root,
 * which the other tests are then.
 */
@Timeout(240)
class OrdinaryUserIntegrationTests {

	private static final int NOBODY = 65534;

	@TempDir
	Path temporary;

	@Test
	void startsAPairFromNothingAndLeavesNoneBehind() throws IOException {
		assumeTrue(Folders.runsAsRoot(), "this user is an ordinary one, so all tests show it");
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "needs setpriv");
		Files.setPosixFilePermissions(this.temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
		Path cache = Files.createDirectory(this.temporary.resolve("cache"));
		Files.setAttribute(cache, "unix:uid", NOBODY);

		List<String> words = List.of("/usr/bin/setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups",
				System.getProperty("java.home") + "/bin/java", "-Xmx128m", "-XX:+UseSerialGC",
				"-Dfoobar.cache=" + cache, "-cp", readableClassPath(), PairOwner.class.getName());
		Command.Outcome outcome = new Command(this.temporary, words).run(Duration.ofSeconds(200));

		assertThat(outcome.output()).contains("replicated as an ordinary user");
		assertThat(outcome.exit()).isZero();
		try (Stream<Path> left = Files.list(cache)) {
			assertThat(left.map((path) -> String.valueOf(path.getFileName())))
				.noneMatch((name) -> name.startsWith("pair-"));
		}
		assertThat(serversUsing(cache)).isEmpty();
	}

	/** The class path lies in folders that only root may enter. */
	private String readableClassPath() throws IOException {
		Path copies = Files.createDirectory(this.temporary.resolve("classes"));
		List<String> entries = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
			Path copy = copies.resolve(Integer.toString(entries.size()));
			if (Files.isDirectory(Path.of(entry))) {
				Folders.copy(Path.of(entry), copy);
			}
			else if (Files.exists(Path.of(entry))) {
				Files.copy(Path.of(entry), copy);
			}
			entries.add(copy.toString());
		}
		return String.join(File.pathSeparator, entries);
	}

	private static List<ProcessHandle> serversUsing(Path cache) {
		return ProcessHandle.allProcesses()
			.filter((process) -> process.info()
				.commandLine()
				.filter((line) -> line.contains("--datadir=" + cache))
				.isPresent())
			.toList();
	}

}
