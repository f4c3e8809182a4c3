package com.foobar.localstack.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.foobar.localstack.stack.StackFolders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The processes that a supervisor has started, on disk, so that a later one finds what a
 * killed one left.
 */
final class ProcessRecords {

	private static final String SUFFIX = ".process.json";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Path folder;

	ProcessRecords(StackFolders folders) {
		this.folder = folders.run();
	}

	void write(ProcessRecord record) {
		StackFolders.writePrivate(file(record.service()), JSON.writeValueAsBytes(record));
	}

	void remove(String service) {
		try {
			Files.deleteIfExists(file(service));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** All records that can be read; a torn or foreign file is no record. */
	List<ProcessRecord> all() {
		if (!Files.isDirectory(this.folder)) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.folder)) {
			List<ProcessRecord> records = new ArrayList<>();
			files.filter((file) -> file.getFileName().toString().endsWith(SUFFIX))
				.sorted()
				.forEach((file) -> read(file).ifPresent(records::add));
			return records;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Optional<ProcessRecord> read(Path file) {
		try {
			return Optional.of(JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), ProcessRecord.class));
		}
		catch (IOException | JacksonException ex) {
			return Optional.empty();
		}
	}

	private Path file(String service) {
		return this.folder.resolve(service + SUFFIX);
	}

}
