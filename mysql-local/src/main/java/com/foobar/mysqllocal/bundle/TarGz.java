package com.foobar.mysqllocal.bundle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Unpacks a gzip-compressed tar archive without ever writing outside the folder given.
 */
final class TarGz {

	private static final int OWNER_EXECUTES = 0100;

	private TarGz() {
	}

	static void unpack(InputStream archive, Path folder) throws IOException {
		TarArchiveInputStream tar = new TarArchiveInputStream(
				new GzipCompressorInputStream(new BufferedInputStream(archive, 1 << 16)));
		for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
			Path target = inside(folder, folder.resolve(entry.getName()), entry);
			if (entry.isDirectory()) {
				Files.createDirectories(target);
				continue;
			}
			Files.createDirectories(inside(folder, target.resolve(".."), entry));
			if (entry.isSymbolicLink()) {
				link(folder, target, entry);
			}
			else if (entry.isFile()) {
				Files.copy(tar, target);
				boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
				Files.setPosixFilePermissions(target,
						PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
			}
		}
	}

	/**
	 * An absolute link points into the machine that packed the archive, so it is left
	 * out.
	 */
	private static void link(Path folder, Path target, TarArchiveEntry entry) throws IOException {
		Path destination = Path.of(entry.getLinkName());
		if (!destination.isAbsolute()) {
			inside(folder, target.resolveSibling(destination), entry);
			Files.createSymbolicLink(target, destination);
		}
	}

	private static Path inside(Path folder, Path path, TarArchiveEntry entry) throws IOException {
		Path normal = path.normalize();
		if (!normal.startsWith(folder)) {
			throw new IOException("the archive entry " + entry.getName() + " points outside the archive");
		}
		return normal;
	}

}
