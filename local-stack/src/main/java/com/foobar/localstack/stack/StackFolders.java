package com.foobar.localstack.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Where everything lives that a stack leaves on the disk. The whole folder belongs to its
 * owner alone.
 *
 * @param home the one folder that holds it all
 */
public record StackFolders(Path home) {

	/** Databases; forgotten by {@code down --volumes}. */
	public Path data() {
		return this.home.resolve("data");
	}

	/** One log file a service. */
	public Path logs() {
		return this.home.resolve("logs");
	}

	/** Passwords and keys; forgotten together with the data that they open. */
	public Path secrets() {
		return this.home.resolve("secrets");
	}

	/**
	 * The local authority and the gateways' certificate; kept, so that trusting it once
	 * is enough.
	 */
	public Path tls() {
		return this.home.resolve("tls");
	}

	/** What can be made again: the unpacked database server. */
	public Path cache() {
		return this.home.resolve("cache");
	}

	/** Process records and the supervisor's address. */
	public Path run() {
		return this.home.resolve("run");
	}

	/** The log of the supervisor itself. */
	public Path supervisorLog() {
		return logs().resolve("supervisor.log");
	}

	/** The log of a service; a database keeps it beside its data. */
	public Path log(ServiceLayout service) {
		return service.kind().isDatabase() ? data().resolve(service.name()).resolve("error.log")
				: logs().resolve(service.name() + ".log");
	}

	/** What a gateway was asked, one line of JSON for each request. */
	public Path accessLog(ServiceLayout gateway) {
		return logs().resolve(gateway.name() + "-access.json");
	}

	/** Makes the folders that are missing, readable by the owner only. */
	public StackFolders create() {
		for (Path folder : new Path[] { this.home, data(), logs(), secrets(), tls(), cache(), run() }) {
			createPrivate(folder);
		}
		return this;
	}

	/** Makes one folder, with its parents, readable by the owner only. */
	public static Path createPrivate(Path folder) {
		try {
			Files.createDirectories(folder);
			if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
				Files.setPosixFilePermissions(folder, EnumSet.of(PosixFilePermission.OWNER_READ,
						PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
			}
			return folder;
		}
		catch (IOException ex) {
			throw new StackException("The folder " + folder + " cannot be made (" + reason(ex)
					+ "): make its parent writable or set FOOBAR_HOME to another folder.", ex);
		}
	}

	/** Writes a file that only its owner can read, whole or not at all. */
	public static void writePrivate(Path file, byte[] content) {
		Path partial = file.resolveSibling(file.getFileName() + ".partial");
		try {
			Files.deleteIfExists(partial);
			if (Files.getFileStore(createPrivate(parentOf(file))).supportsFileAttributeView("posix")) {
				Files.createFile(partial, PosixFilePermissions
					.asFileAttribute(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE)));
			}
			Files.write(partial, content);
			Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException ex) {
			throw new StackException("The file " + file + " cannot be written (" + reason(ex)
					+ "): free some space or make its folder writable.", ex);
		}
	}

	private static Path parentOf(Path file) {
		@Nullable Path parent = file.getParent();
		return (parent != null) ? parent : Path.of(".");
	}

	private static String reason(IOException ex) {
		return ex.getClass().getSimpleName() + ": " + ex.getMessage();
	}

}
