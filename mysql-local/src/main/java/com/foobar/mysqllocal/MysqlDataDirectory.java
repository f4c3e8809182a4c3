package com.foobar.mysqllocal;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

import com.foobar.mysqllocal.host.Folders;
import com.foobar.mysqllocal.host.MysqlLocalException;

/**
 * The folder of one server: its data, the options it is started with, its error log, and
 * a note of the version and the accounts it was made with.
 *
 * @param folder owner-only folder that holds them all
 */
public record MysqlDataDirectory(Path folder) {

	private static final long ERROR_LOG_LIMIT = 10L * 1024 * 1024;

	private static final String NOTE = "made-with.properties";

	/**
	 * Opens a server's folder, and fills it with a copy of the template if it is new.
	 * @param folder the server's own folder
	 * @param template what a new one begins with
	 * @throws MysqlLocalException when the data there was written by a version, or made
	 * for accounts, that do not fit
	 */
	public static MysqlDataDirectory open(Path folder, MysqlTemplate template) {
		try {
			MysqlDataDirectory directory = new MysqlDataDirectory(Folders.ownerOnly(folder));
			if (Files.isDirectory(directory.data())) {
				directory.check(template);
				directory.note(template); // a later patch of the same series may have
											// taken over
			}
			else {
				directory.note(template); // first, so that no data is ever without it
				template.copyTo(directory.data());
			}
			directory.writeOptions(template.distribution().version());
			directory.limitErrorLog();
			return directory;
		}
		catch (IOException ex) {
			throw new MysqlLocalException("The MySQL folder " + folder + " cannot be opened: " + ex.getMessage()
					+ ". Make it a folder that this user can write to, and try again.", ex);
		}
	}

	/** What the server itself calls its data directory. */
	public Path data() {
		return this.folder.resolve("data");
	}

	/** The options that the server reads at its start. */
	public Path optionsFile() {
		return this.folder.resolve("my.cnf");
	}

	/** The server's log. */
	public Path errorLog() {
		return this.folder.resolve("error.log");
	}

	/**
	 * The server that works on this folder now, started by whomever. A process that took
	 * over the number of a dead one is not mistaken for it.
	 */
	public Optional<ProcessHandle> runningServer() {
		try {
			Path file = data().resolve("mysqld.pid");
			if (!Files.exists(file)) {
				return Optional.empty();
			}
			return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).filter(this::worksHere);
		}
		catch (IOException | NumberFormatException ex) {
			return Optional.empty(); // half written: the server is just starting or has
										// just died
		}
	}

	private boolean worksHere(ProcessHandle process) {
		return process.info()
			.arguments()
			.map((arguments) -> List.of(arguments).contains("--datadir=" + data()))
			.orElse(false);
	}

	private void check(MysqlTemplate template) throws IOException {
		Properties note = new Properties();
		Path file = this.folder.resolve(NOTE);
		if (Files.exists(file)) {
			note.load(new StringReader(Files.readString(file)));
		}
		MysqlVersion version = template.distribution().version();
		MysqlVersion writer = MysqlVersion.written(note.getProperty("version", "")).orElse(version);
		if (!version.opensDataOf(writer)) {
			throw new MysqlLocalException(
					("The data in %s was written by MySQL %s, and the server found is MySQL %s %s."
							+ " Set FOOBAR_MYSQL_HOME to a MySQL %d.%d server, or forget the data with ./foobar down --volumes.")
						.formatted(this.folder, writer, version, template.distribution().origin(), writer.major(),
								writer.minor()));
		}
		String accounts = template.accounts().fingerprint();
		if (!accounts.equals(note.getProperty("accounts", accounts))) {
			throw new MysqlLocalException(("The data in %s was made with other passwords than those at hand."
					+ " Put the old secrets back, or forget the data with ./foobar down --volumes.")
				.formatted(this.folder));
		}
	}

	private void note(MysqlTemplate template) throws IOException {
		Path next = this.folder.resolve(NOTE + ".partial");
		Files.writeString(next, "version=" + template.distribution().version() + "\naccounts="
				+ template.accounts().fingerprint() + "\n");
		Files.move(next, this.folder.resolve(NOTE), StandardCopyOption.ATOMIC_MOVE);
	}

	private void writeOptions(MysqlVersion version) throws IOException {
		Files.writeString(optionsFile(), new Dialect(version).options(packagedOptions()));
	}

	/** The server only ever appends to it. */
	private void limitErrorLog() throws IOException {
		if (Files.exists(errorLog()) && Files.size(errorLog()) > ERROR_LOG_LIMIT) {
			Files.move(errorLog(), this.folder.resolve("error.log.old"), StandardCopyOption.REPLACE_EXISTING);
		}
	}

	private static String packagedOptions() throws IOException {
		try (InputStream options = MysqlDataDirectory.class.getResourceAsStream("my.cnf")) {
			return new String(Objects.requireNonNull(options, "my.cnf").readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
