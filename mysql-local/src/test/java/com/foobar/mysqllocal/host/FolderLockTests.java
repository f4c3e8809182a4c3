package com.foobar.mysqllocal.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** One worker in a folder at a time. */
@Timeout(60)
class FolderLockTests {

	@TempDir
	Path folder;

	@Test
	void letsOneThreadInAtATime() throws Exception {
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> all = IntStream.range(0, 4)
				.mapToObj((number) -> threads.submit(() -> FolderLock.holding(this.folder, () -> {
					most.accumulateAndGet(inside.incrementAndGet(), Math::max);
					Thread.onSpinWait();
					return inside.decrementAndGet();
				})))
				.toList();
			for (Future<Integer> one : all) {
				one.get(30, TimeUnit.SECONDS);
			}
		}

		assertThat(most).hasValue(1);
	}

	@Test
	void isFreeAgainAfterAFailure() throws IOException {
		assertThatIOException().isThrownBy(() -> FolderLock.holding(this.folder, () -> {
			throw new IOException("failed");
		})).withMessage("failed");

		assertThat(FolderLock.<Integer>holding(this.folder, () -> 7)).isEqualTo(7);
	}

}
