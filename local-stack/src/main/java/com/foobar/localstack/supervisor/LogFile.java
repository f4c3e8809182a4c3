package com.foobar.localstack.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A service's log, kept below a size: the process appends by itself, so that its output
 * survives the supervisor; what has grown too large is copied aside and cut to nothing,
 * one old copy is kept.
 *
 * @param path the file
 * @param limit the size in bytes above which it is cut
 */
record LogFile(Path path, long limit) {

	static final long DEFAULT_LIMIT = 16L * 1024 * 1024;

	LogFile(Path path) {
		this(path, DEFAULT_LIMIT);
	}

	/** Cuts the file when it is too large; lines written during the copy may be lost. */
	void cutWhenTooLarge() {
		try {
			if (Files.exists(this.path) && Files.size(this.path) > this.limit) {
				Files.copy(this.path, this.path.resolveSibling(this.path.getFileName() + ".1"),
						StandardCopyOption.REPLACE_EXISTING);
				FileChannel.open(this.path, StandardOpenOption.WRITE).truncate(0).close();
			}
		}
		catch (IOException ex) {
			// The log is not worth the service: the next look tries again.
			Thread.onSpinWait();
		}
	}

}
