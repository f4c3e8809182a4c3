package com.foobar.mysqllocal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.foobar.mysqllocal.host.Command;
import com.foobar.mysqllocal.host.MysqlLocalException;

/**
 * MySQL servers that are installed on this machine already; nothing of them is ever
 * written to.
 */
final class InstalledMysql {

	/** Names the folder of the server to take, or the program itself. */
	static final String VARIABLE = "FOOBAR_MYSQL_HOME";

	private static final Duration LIMIT = Duration.ofSeconds(20);

	/** Ubuntu's package confines the program to its own data folder. */
	private static final Path APPARMOR_PROFILE = Path.of("/etc/apparmor.d/usr.sbin.mysqld");

	private InstalledMysql() {
	}

	/** The server that the environment names: if it names one, no other will do. */
	static Optional<MysqlDistribution> named(Map<String, String> environment) {
		String home = environment.getOrDefault(VARIABLE, "").strip();
		if (home.isEmpty()) {
			return Optional.empty();
		}
		Path named = Path.of(home).toAbsolutePath();
		Path mysqld = Stream
			.of(named, named.resolve("bin/mysqld"), named.resolve("sbin/mysqld"), named.resolve("mysqld"))
			.filter(InstalledMysql::runnable)
			.findFirst()
			.orElseThrow(() -> refused(home, "neither bin/mysqld nor sbin/mysqld nor mysqld is there to be run"));
		Probe probe = probe(mysqld);
		if (probe.version().isEmpty()) {
			throw refused(home, probe.refusal());
		}
		return Optional.of(new MysqlDistribution(mysqld, probe.version().get(),
				"from " + mysqld + ", named by " + VARIABLE, List.of()));
	}

	/** The first {@code mysqld} on the path, if it will do. */
	static Optional<MysqlDistribution> onPath(Map<String, String> environment, Consumer<String> progress) {
		Optional<Path> mysqld = Stream.of(environment.getOrDefault("PATH", "").split(":"))
			.filter((folder) -> !folder.isEmpty())
			.map((folder) -> Path.of(folder, "mysqld").toAbsolutePath())
			.filter(InstalledMysql::runnable)
			.findFirst();
		if (mysqld.isEmpty()) {
			return Optional.empty();
		}
		Probe probe = probe(mysqld.get());
		if (probe.version().isEmpty()) {
			progress.accept("passing over " + mysqld.get() + ": " + probe.refusal());
			return Optional.empty();
		}
		return Optional.of(new MysqlDistribution(mysqld.get(), probe.version().get(),
				"from " + mysqld.get() + ", on the PATH", List.of()));
	}

	static Command versionCommand(Path mysqld) {
		return new Command(Path.of("/"), List.of(mysqld.toString(), "--no-defaults", "--version"));
	}

	private static Probe probe(Path mysqld) {
		if (mysqld.equals(Path.of("/usr/sbin/mysqld")) && Files.exists(APPARMOR_PROFILE)) {
			return Probe.refused("AppArmor confines it to its own folders (" + APPARMOR_PROFILE + ")");
		}
		try {
			Command.Outcome outcome = versionCommand(mysqld).run(LIMIT);
			return outcome.succeeded() ? Probe.of(outcome.output())
					: Probe.refused("it does not run: " + outcome.output().strip());
		}
		catch (IOException ex) {
			return Probe.refused("it does not run: " + ex.getMessage());
		}
	}

	private static boolean runnable(Path file) {
		return Files.isRegularFile(file) && Files.isExecutable(file);
	}

	private static MysqlLocalException refused(String home, String reason) {
		return new MysqlLocalException(
				"%s names %s, which cannot be used: %s. Name a folder with MySQL %s or later, or unset it."
					.formatted(VARIABLE, home, reason, MysqlVersion.OLDEST));
	}

	/** Either a version that will do or the reason why the program will not. */
	private record Probe(Optional<MysqlVersion> version, String refusal) {

		static Probe refused(String reason) {
			return new Probe(Optional.empty(), reason);
		}

		static Probe of(String printed) {
			if (printed.contains("MariaDB")) {
				return refused("it is MariaDB, whose GTIDs and replication differ from MySQL's");
			}
			Optional<MysqlVersion> version = MysqlVersion.printed(printed);
			if (version.isEmpty()) {
				return refused("it does not say its version: " + printed.strip());
			}
			return version.get().isBefore(MysqlVersion.OLDEST)
					? refused("its version " + version.get() + " is older than " + MysqlVersion.OLDEST)
					: new Probe(version, "");
		}

	}

}
