package com.foobar.mysqllocal.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Lets one process, and in it one thread, work in a folder at a time; a dead holder's
 * lock is free at once.
 */
public final class FolderLock {

	private static final Duration LIMIT = Duration.ofMinutes(3);

	private static final Duration PAUSE = Duration.ofMillis(50);

	private FolderLock() {
	}

	/**
	 * Does the work while holding the folder's lock.
	 * @param folder the folder, which must exist
	 * @param work what to do alone
	 * @return what the work returned
	 * @throws IOException when the work threw it, or another process held the lock for
	 * minutes
	 */
	public static <T> T holding(Path folder, Work<T> work) throws IOException {
		Path file = folder.resolve(".lock");
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock lock = acquire(channel, file)) {
			if (!lock.isValid()) {
				throw new IOException("lost the lock " + file);
			}
			return work.run();
		}
	}

	private static FileLock acquire(FileChannel channel, Path file) throws IOException {
		long end = System.nanoTime() + LIMIT.toNanos();
		while (System.nanoTime() < end) {
			FileLock lock = tryLock(channel);
			if (lock != null) {
				return lock;
			}
			try {
				Thread.sleep(PAUSE);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new IOException("interrupted while waiting for " + file, ex);
			}
		}
		throw new IOException("another process has held " + file + " for " + LIMIT.toMinutes() + " minutes");
	}

	private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
		try {
			return channel.tryLock();
		}
		catch (OverlappingFileLockException ex) {
			return null; // another thread of this process holds it
		}
	}

	/** What to do while holding the lock. */
	@FunctionalInterface
	public interface Work<T> {

		T run() throws IOException;

	}

}
