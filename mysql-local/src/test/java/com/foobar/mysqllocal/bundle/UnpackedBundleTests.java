package com.foobar.mysqllocal.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The real archive, unpacked. */
@Timeout(60)
class UnpackedBundleTests {

	private final Queue<String> progress = new ConcurrentLinkedQueue<>();

	@TempDir
	Path cache;

	@Test
	void unpacksWhatAnInterruptedTryLeftHalf() throws IOException {
		Path partial = Files.createDirectories(this.cache.resolve(Bundle.LINUX_AMD64.folderName() + ".partial/bin"));
		Files.writeString(partial.resolve("mysqld"), "half");

		UnpackedBundle bundle = UnpackedBundle.of(Bundle.LINUX_AMD64, this.cache, this.progress::add);

		assertThat(bundle.mysqld()).isExecutable();
		assertThat(Files.size(bundle.mysqld())).isGreaterThan(1_000_000);
		assertThat(bundle.privateLibraries().resolve("libcrypto.so")).exists();
		assertThat(partial).doesNotExist();
	}

	@Test
	void unpacksOnceHoweverManyAskAtOnce() throws Exception {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<UnpackedBundle>> all = threads.invokeAll(List.of(this::unpack, this::unpack, this::unpack));
			for (Future<UnpackedBundle> one : all) {
				assertThat(one.get(1, TimeUnit.SECONDS).mysqld()).isExecutable();
			}
		}

		assertThat(this.progress).hasSize(1);
	}

	private UnpackedBundle unpack() throws IOException {
		return UnpackedBundle.of(Bundle.LINUX_AMD64, this.cache, this.progress::add);
	}

}
