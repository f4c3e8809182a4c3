package com.foobar.mysqllocal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.foobar.mysqllocal.host.Command;
import com.foobar.mysqllocal.host.FolderLock;
import com.foobar.mysqllocal.host.Folders;
import com.foobar.mysqllocal.host.MysqlLocalException;

/**
 * An initialised data folder that servers begin with a copy of: made when the first copy
 * is asked for, once for each version, set of accounts and set of options. Copying takes
 * a tenth of the time of initialising.
 *
 * @param folder owner-only folder that holds the templates
 * @param distribution server that initialises
 * @param accounts accounts that every copy has
 * @param progress hears of the work, if any is done
 */
public record MysqlTemplate(Path folder, MysqlDistribution distribution, MysqlAccounts accounts,
		Consumer<String> progress) {

	private static final String PREFIX = "template-";

	private static final Duration LIMIT = Duration.ofMinutes(2);

	/** Holds the identity of one server: each copy must make itself a new one. */
	private static final String SERVER_IDENTITY = "auto.cnf";

	private static final List<String> OPTIONS = List.of("--initialize-insecure", "--innodb-redo-log-capacity=32M",
			"--innodb-buffer-pool-size=64M", "--innodb-use-native-aio=OFF", "--secure-file-priv=NULL",
			"--character-set-server=utf8mb4", "--collation-server=utf8mb4_0900_ai_ci");

	/**
	 * Copies the template to a folder that does not exist yet, making the template first
	 * if need be.
	 * @param target where the copy goes; it appears whole or not at all
	 */
	void copyTo(Path target) {
		Path partial = target.resolveSibling(target.getFileName() + ".partial");
		try {
			Path owned = Folders.ownerOnly(this.folder);
			Folders.delete(partial); // left by somebody who was interrupted
			FolderLock.holding(owned, () -> {
				Folders.copy(initialised(owned), partial);
				return partial;
			});
			Files.deleteIfExists(partial.resolve(SERVER_IDENTITY));
			Files.move(partial, target);
		}
		catch (IOException ex) {
			throw new MysqlLocalException("The MySQL data folder " + target + " cannot be made: "
					+ this.accounts.redact(String.valueOf(ex.getMessage()))
					+ ". Free space or rights there and try again.", ex);
		}
	}

	private Path initialised(Path owned) throws IOException {
		Path template = owned.resolve(PREFIX + key());
		if (!Files.isDirectory(template)) {
			deleteOthers(owned);
			this.progress.accept("initialising a MySQL " + this.distribution.version() + " data folder");
			initialise(template);
		}
		return template;
	}

	/**
	 * Unfinished ones, and those of other versions or accounts, which nobody will ask for
	 * again.
	 */
	private static void deleteOthers(Path owned) throws IOException {
		try (Stream<Path> entries = Files.list(owned)) {
			for (Path entry : entries.filter((path) -> String.valueOf(path.getFileName()).startsWith(PREFIX))
				.toList()) {
				Folders.delete(entry);
			}
		}
	}

	/**
	 * Works in a folder that nobody used before: a server whose starter was killed may
	 * still write to its own.
	 */
	private void initialise(Path template) throws IOException {
		Path work = Files.createTempDirectory(template.getParent(), template.getFileName() + ".partial-");
		Path bootSql = work.resolve("boot.sql");
		Path log = work.resolve("initialise.log");
		Path data = work.resolve("data");
		try {
			Folders.writeOwnerOnly(bootSql, BootSql.of(this.accounts));
			List<String> where = List.of("--datadir=" + Folders.ownerOnly(data), "--init-file=" + bootSql,
					"--log-error=" + log);
			Command.Outcome outcome = this.distribution.run(work, LIMIT,
					Stream.concat(options().stream(), where.stream()).toList());
			if (!outcome.succeeded()) {
				throw new IOException(
						"the server stopped while initialising: " + firstError(log).orElse(outcome.output().strip()));
			}
			Files.move(data, template);
		}
		finally {
			Folders.delete(work);
		}
	}

	private static Optional<String> firstError(Path log) throws IOException {
		if (!Files.exists(log)) {
			return Optional.empty();
		}
		try (Stream<String> lines = Files.lines(log)) {
			return lines.filter((line) -> line.contains("[ERROR]")).findFirst();
		}
	}

	private List<String> options() {
		Dialect dialect = new Dialect(this.distribution.version());
		return OPTIONS.stream().map(dialect::options).toList();
	}

	private String key() {
		return Fingerprint.of(this.distribution.version() + "\n" + BootSql.of(this.accounts) + "\n" + options());
	}

}
