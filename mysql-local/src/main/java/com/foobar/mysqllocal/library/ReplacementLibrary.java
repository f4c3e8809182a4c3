package com.foobar.mysqllocal.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Writes a small library of our own, whose source is in {@code src/main/native}: the few
 * functions that the server is linked to, and that it does not call with the options we
 * start it with. 64-bit x86 Linux only.
 */
record ReplacementLibrary() implements LibraryRemedy {

	@Override
	public Optional<String> apply(MissingLibrary library, Path folder) throws IOException {
		Optional<byte[]> content = resource(library.soname());
		if (content.isEmpty()) {
			return Optional.empty();
		}
		if (!checksums().contains(sha256(content.get()) + "  " + library.soname())) {
			throw new IOException("the replacement for " + library.soname() + " differs from its checksum");
		}
		Files.write(folder.resolve(library.soname()), content.get());
		return Optional.of("replaced by the small library that comes with this project");
	}

	private static String checksums() throws IOException {
		return resource("SHA256SUMS").map((bytes) -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
	}

	private static Optional<byte[]> resource(String name) throws IOException {
		try (InputStream content = ReplacementLibrary.class.getResourceAsStream(name)) {
			return (content != null) ? Optional.of(content.readAllBytes()) : Optional.empty();
		}
	}

	private static String sha256(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java has SHA-256", ex);
		}
	}

}
