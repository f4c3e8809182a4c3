package com.foobar.mysqllocal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.foobar.mysqllocal.host.Folders;
import com.foobar.mysqllocal.host.MysqlLocalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Which server program is taken, and what is said about it. */
class MysqlDistributionTests {

	private final List<String> progress = new ArrayList<>();

	@TempDir
	Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "bin/mysqld", "sbin/mysqld", "mysqld" })
	void takesTheServerThatTheEnvironmentNames(String place) throws IOException {
		Path mysqld = FakeMysqld.printing(this.folder.resolve("home").resolve(place), FakeMysqld.VERSION_8);

		MysqlDistribution found = find(Map.of("FOOBAR_MYSQL_HOME", this.folder.resolve("home").toString()));

		assertThat(found.mysqld()).isEqualTo(mysqld);
		assertThat(found.version()).hasToString("8.0.31");
		assertThat(this.progress).containsExactly("MySQL 8.0.31 from " + mysqld + ", named by FOOBAR_MYSQL_HOME");
	}

	@Test
	void takesTheProgramItselfWhenNamed() throws IOException {
		Path mysqld = FakeMysqld.printing(this.folder.resolve("mysqld-9"), "mysqld  Ver 9.7.4 for Linux");

		assertThat(find(Map.of("FOOBAR_MYSQL_HOME", mysqld.toString())).version()).hasToString("9.7.4");
	}

	@Test
	void refusesANamedServerThatIsNotThere() {
		assertRefused("neither bin/mysqld nor sbin/mysqld nor mysqld is there to be run");
	}

	@Test
	void refusesANamedServerThatIsTooOld() throws IOException {
		FakeMysqld.printing(this.folder.resolve("mysqld"), "mysqld  Ver 8.0.21 for Linux on x86_64");

		assertRefused("its version 8.0.21 is older than 8.0.22");
	}

	@Test
	void refusesMariaDb() throws IOException {
		FakeMysqld.printing(this.folder.resolve("mysqld"), "mysqld  Ver 10.11.6-MariaDB-0+deb12u1 for debian-linux");

		assertRefused("it is MariaDB");
	}

	@Test
	void refusesANamedServerThatDoesNotRun() throws IOException {
		FakeMysqld.script(this.folder.resolve("mysqld"), "echo 'no such library' >&2; exit 127");

		assertRefused("it does not run: no such library");
	}

	@Test
	void takesAServerFromThePath() throws IOException {
		Path mysqld = FakeMysqld.printing(this.folder.resolve("mysqld"), FakeMysqld.VERSION_8);

		MysqlDistribution found = find(Map.of("PATH", "/nowhere::" + this.folder));

		assertThat(found.mysqld()).isEqualTo(mysqld);
		assertThat(found.origin()).isEqualTo("from " + mysqld + ", on the PATH");
	}

	@Test
	void passesOverAnUnfitServerOnThePathAndSaysWhy() throws IOException {
		Path mysqld = FakeMysqld.printing(this.folder.resolve("mysqld"), "mysqld  Ver 5.7.44 for Linux on x86_64");

		assertThat(InstalledMysql.onPath(Map.of("PATH", this.folder.toString()), this.progress::add)).isEmpty();
		assertThat(this.progress)
			.containsExactly("passing over " + mysqld + ": its version 5.7.44 is older than 8.0.22");
	}

	@Test
	void findsNothingOnAPathWithoutServer() {
		assertThat(InstalledMysql.onPath(Map.of(), this.progress::add)).isEmpty();
		assertThat(this.progress).isEmpty();
	}

	@Test
	void saysWhatToDoOnASystemWithoutBundle() {
		String architecture = System.setProperty("os.arch", "s390x");
		try {
			assertThatExceptionOfType(MysqlLocalException.class).isThrownBy(() -> find(Map.of()))
				.withMessageEndingWith(
						"on s390x: install MySQL 8.0.22 or later and set FOOBAR_MYSQL_HOME to its folder.");
		}
		finally {
			System.setProperty("os.arch", String.valueOf(architecture));
		}
	}

	@Test
	void putsTheOptionsFileFirstAndTheUserOnlyForRoot() {
		MysqlDistribution distribution = new MysqlDistribution(Path.of("/m/mysqld"), MysqlVersion.OLDEST, "",
				List.of("--basedir=/m"));

		List<String> command = distribution.command("--defaults-file=/my.cnf", List.of("--port=1"));

		assertThat(command).startsWith("/m/mysqld", "--defaults-file=/my.cnf", "--basedir=/m", "--port=1");
		assertThat(command.contains("--user=root")).isEqualTo(Folders.runsAsRoot());
	}

	private void assertRefused(String reason) {
		assertThatExceptionOfType(MysqlLocalException.class)
			.isThrownBy(() -> find(Map.of("FOOBAR_MYSQL_HOME", this.folder.toString())))
			.withMessageStartingWith("FOOBAR_MYSQL_HOME names " + this.folder + ", which cannot be used: " + reason)
			.withMessageEndingWith("Name a folder with MySQL 8.0.22 or later, or unset it.");
		assertThat(Files.exists(this.folder.resolve("lib"))).isFalse();
	}

	private MysqlDistribution find(Map<String, String> environment) {
		return MysqlDistribution.find(this.folder.resolve("cache"), environment, this.progress::add);
	}

}
