package com.foobar.mysqllocal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.foobar.mysqllocal.host.MysqlLocalException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Templates and their copies: whole or not there, for one version and one set of
 * accounts.
 */
class MysqlDataDirectoryTests {

	private static final MysqlVersion VERSION = new MysqlVersion(8, 0, 31);

	private final MysqlAccounts accounts = MysqlAccounts.random();

	private final List<String> progress = new ArrayList<>();

	@TempDir
	Path temporary;

	@Test
	void initialisesOnceAndCopiesWithoutTheIdentity() throws IOException {
		MysqlTemplate template = template(VERSION, this.accounts);

		MysqlDataDirectory first = MysqlDataDirectory.open(node("first"), template);
		MysqlDataDirectory second = MysqlDataDirectory.open(node("second"), template);

		assertThat(this.progress).containsExactly("initialising a MySQL 8.0.31 data folder");
		assertThat(first.data().resolve("ibdata1")).exists();
		assertThat(second.data().resolve("ibdata1")).exists();
		assertThat(first.data().resolve("auto.cnf")).doesNotExist();
	}

	@Test
	void hidesTheStatementsFromOthersAndDeletesThem() throws IOException {
		MysqlDataDirectory directory = MysqlDataDirectory.open(node("a"), template(VERSION, this.accounts));

		assertThat(directory.data().resolve("mode")).hasContent("-rw-------");
		assertThat(filesHolding(this.accounts.app())).isEmpty();
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.folder())))
			.isEqualTo("rwx------");
	}

	@Test
	void keepsDataThatIsThere() throws IOException {
		MysqlTemplate template = template(VERSION, this.accounts);
		MysqlDataDirectory directory = MysqlDataDirectory.open(node("a"), template);
		Files.writeString(directory.data().resolve("ibdata1"), "changed");

		MysqlDataDirectory again = MysqlDataDirectory.open(node("a"), template);

		assertThat(again.data().resolve("ibdata1")).hasContent("changed");
	}

	@Test
	void beginsAgainAfterAnInterruptedCopy() throws IOException {
		Files.createDirectories(node("a").resolve("data.partial/half"));

		MysqlDataDirectory directory = MysqlDataDirectory.open(node("a"), template(VERSION, this.accounts));

		assertThat(directory.data().resolve("ibdata1")).exists();
		assertThat(directory.data().resolve("half")).doesNotExist();
	}

	@Test
	void beginsAgainAfterAnInterruptedInitialisation() throws IOException {
		MysqlTemplate stumbling = new MysqlTemplate(this.temporary.resolve("templates"),
				FakeMysqld.stumbling(this.temporary.resolve("stumbling"), VERSION), this.accounts, this.progress::add);
		assertThatExceptionOfType(MysqlLocalException.class)
			.isThrownBy(() -> MysqlDataDirectory.open(node("a"), stumbling));
		Files.createDirectories(this.temporary.resolve("templates/template-0000.partial"));

		MysqlDataDirectory directory = MysqlDataDirectory.open(node("a"), template(VERSION, this.accounts));

		assertThat(directory.data().resolve("ibdata1")).exists();
		assertThat(this.temporary.resolve("templates/template-0000.partial")).doesNotExist();
	}

	@Test
	void saysWhyAnInitialisationFailedWithoutThePasswordInIt() throws IOException {
		MysqlTemplate stumbling = new MysqlTemplate(this.temporary.resolve("templates"),
				FakeMysqld.stumbling(this.temporary.resolve("stumbling"), VERSION), this.accounts, this.progress::add);

		assertThatExceptionOfType(MysqlLocalException.class)
			.isThrownBy(() -> MysqlDataDirectory.open(node("a"), stumbling))
			.withMessageContaining("CREATE USER 'admin'@'127.0.0.1' IDENTIFIED BY '***'");
		assertThat(filesHolding(this.accounts.admin())).isEmpty();
	}

	@Test
	void refusesDataOfAnotherVersion() throws IOException {
		MysqlDataDirectory.open(node("a"), template(new MysqlVersion(9, 7, 4), this.accounts));

		assertThatExceptionOfType(MysqlLocalException.class)
			.isThrownBy(() -> MysqlDataDirectory.open(node("a"), template(VERSION, this.accounts)))
			.withMessage("The data in " + node("a").toRealPath()
					+ " was written by MySQL 9.7.4, and the server found is MySQL 8.0.31 from a test."
					+ " Set FOOBAR_MYSQL_HOME to a MySQL 9.7 server, or forget the data with ./foobar down --volumes.");
	}

	@Test
	void remembersThatALaterPatchTookOver() throws IOException {
		MysqlDataDirectory.open(node("a"), template(VERSION, this.accounts));
		MysqlDataDirectory.open(node("a"), template(new MysqlVersion(8, 0, 32), this.accounts));

		assertThatExceptionOfType(MysqlLocalException.class)
			.isThrownBy(() -> MysqlDataDirectory.open(node("a"), template(VERSION, this.accounts)))
			.withMessageContaining("was written by MySQL 8.0.32");
	}

	@Test
	void refusesDataMadeWithOtherPasswords() throws IOException {
		MysqlDataDirectory.open(node("a"), template(VERSION, this.accounts));

		assertThatExceptionOfType(MysqlLocalException.class)
			.isThrownBy(() -> MysqlDataDirectory.open(node("a"), template(VERSION, MysqlAccounts.random())))
			.withMessageContaining("was made with other passwords");
	}

	@Test
	void keepsOneTemplateOnly() throws IOException {
		MysqlDataDirectory.open(node("a"), template(VERSION, this.accounts));
		MysqlDataDirectory.open(node("b"), template(VERSION, MysqlAccounts.random()));

		try (Stream<Path> templates = Files.list(this.temporary.resolve("templates"))) {
			assertThat(templates.map((path) -> String.valueOf(path.getFileName())))
				.filteredOn((name) -> name.startsWith("template-"))
				.hasSize(1);
		}
	}

	@Test
	void putsALongErrorLogAside() throws IOException {
		MysqlTemplate template = template(VERSION, this.accounts);
		MysqlDataDirectory directory = MysqlDataDirectory.open(node("a"), template);
		Files.write(directory.errorLog(), new byte[11 * 1024 * 1024]);

		MysqlDataDirectory.open(node("a"), template);

		assertThat(directory.errorLog()).doesNotExist();
		assertThat(directory.folder().resolve("error.log.old")).exists();
	}

	@Test
	void writesOptionsInWordsThatTheServerKnows() throws IOException {
		MysqlDataDirectory directory = MysqlDataDirectory.open(node("a"), template(MysqlVersion.OLDEST, this.accounts));

		assertThat(directory.optionsFile()).content()
			.contains("bind-address=127.0.0.1", "require-secure-transport=ON", "gtid-mode=ON",
					"slave-parallel-workers=4")
			.doesNotContain("\nreplica-parallel-workers");
	}

	@Test
	void mistakesNoOtherProcessForTheServer() throws IOException {
		MysqlDataDirectory directory = MysqlDataDirectory.open(node("a"), template(VERSION, this.accounts));
		Files.writeString(directory.data().resolve("mysqld.pid"), ProcessHandle.current().pid() + "\n");

		assertThat(directory.runningServer()).isEmpty();
	}

	@Test
	void namesNoPasswordInTheServersCommand() throws IOException {
		MysqlTemplate template = template(VERSION, this.accounts);
		MysqlDataDirectory directory = MysqlDataDirectory.open(node("a"), template);

		MysqlServer server = new MysqlServer(template.distribution(), directory, 13306, 1);

		assertThat(server.command()).contains("--port=13306", "--server-id=1", "--super-read-only=ON",
				"--datadir=" + directory.data(), "--log-error=" + directory.errorLog());
		assertThat(server.command().get(1)).isEqualTo("--defaults-file=" + directory.optionsFile());
		assertThat(server.jdbcUrl()).isEqualTo("jdbc:mysql://127.0.0.1:13306/foobar");
		assertThat(String.join(" ", server.command()))
			.isEqualTo(this.accounts.redact(String.join(" ", server.command())));
	}

	private Path node(String name) {
		return this.temporary.resolve(name);
	}

	private MysqlTemplate template(MysqlVersion version, MysqlAccounts templateAccounts) throws IOException {
		MysqlDistribution distribution = FakeMysqld.initialising(this.temporary.resolve("fake/mysqld"), version);
		return new MysqlTemplate(this.temporary.resolve("templates"), distribution, templateAccounts,
				this.progress::add);
	}

	private List<Path> filesHolding(String secret) throws IOException {
		List<Path> holding = new ArrayList<>();
		try (Stream<Path> files = Files.walk(this.temporary)) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				if (Files.readString(file).contains(secret)) {
					holding.add(file);
				}
			}
		}
		return holding;
	}

}
