package com.foobar.localstack.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import com.foobar.localstack.stack.StackFolders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where the supervisor listens for the command line, in a file that only the owner can
 * read.
 *
 * @param supervisor the supervisor's process
 * @param port its port on 127.0.0.1
 * @param token proves to the supervisor that the caller can read the owner's files
 */
record ControlAddress(ProcessRecord supervisor, int port, String token) {

	private static final JsonMapper JSON = JsonMapper.shared();

	static Path file(StackFolders folders) {
		return folders.run().resolve("supervisor.json");
	}

	void write(StackFolders folders) {
		StackFolders.writePrivate(file(folders), JSON.writeValueAsBytes(this));
	}

	/** The address of the supervisor, when one runs. */
	static Optional<ControlAddress> read(StackFolders folders) {
		try {
			return Optional
				.of(JSON.readValue(Files.readString(file(folders), StandardCharsets.UTF_8), ControlAddress.class))
				.filter((address) -> address.supervisor().process().isPresent());
		}
		catch (IOException | JacksonException ex) {
			return Optional.empty();
		}
	}

	@Override
	public String toString() {
		return "ControlAddress[port=" + this.port + "]";
	}

}
