package com.foobar.gateway.acme;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.shredzone.acme4j.util.KeyPairUtils;

import org.springframework.boot.ssl.pem.PemContent;

/**
 * The folder that the gateways of a site share. Only their user can read it; files appear
 * as a whole or not at all.
 */
final class Storage {

	private static final String CURVE = "secp256r1";

	private static final int ACCOUNT_KEY_BITS = 3072;

	private final Path folder;

	private final Path certificate;

	private final Path accountKey;

	Storage(Path folder, Path certificate, Path accountKey) {
		this.folder = folder;
		this.certificate = certificate;
		this.accountKey = accountKey;
	}

	/**
	 * Does something that only one gateway does at a time; nothing if another one is at
	 * it.
	 */
	<T> Optional<T> alone(Callable<T> work) throws Exception {
		Files.createDirectories(challenges(),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		try (FileChannel channel = FileChannel.open(this.folder.resolve("order.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = channel.tryLock()) {
			return (lock != null) ? Optional.of(work.call()) : Optional.empty();
		}
		catch (OverlappingFileLockException ex) {
			return Optional.empty();
		}
	}

	/** The account's key, which is made at first need. */
	KeyPair accountKey() throws IOException {
		if (!Files.exists(this.accountKey)) {
			write(this.accountKey, newAccountKey());
		}
		try (var reader = Files.newBufferedReader(this.accountKey)) {
			return KeyPairUtils.readKeyPair(reader);
		}
	}

	/** The certificate that is there; nothing if there is none that can be read. */
	Optional<X509Certificate> certificate() {
		try {
			List<X509Certificate> chain = PemContent.of(Files.readString(this.certificate)).getCertificates();
			return Optional.of(chain.getFirst());
		}
		catch (IOException | RuntimeException ex) {
			return Optional.empty();
		}
	}

	/** Key and certificate in one file: so they change in one moment. */
	void keep(KeyPair key, String chain) throws IOException {
		write(this.certificate, pem(key) + chain);
	}

	KeyPair newKey() {
		try {
			KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
			keys.initialize(new ECGenParameterSpec(CURVE));
			return keys.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java has " + CURVE, ex);
		}
	}

	void publish(String token, String answer) throws IOException {
		write(challenges().resolve(token), answer);
	}

	void withdraw(String token) throws IOException {
		Files.deleteIfExists(challenges().resolve(token));
	}

	/** What a gateway has published under a token; the token must have been checked. */
	Optional<String> published(String token) {
		try {
			return Optional.of(Files.readString(challenges().resolve(token)));
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	private Path challenges() {
		return this.folder.resolve("challenges");
	}

	/** RSA, because the library can only read such keys without a provider of its own. */
	private static String newAccountKey() throws IOException {
		StringWriter text = new StringWriter();
		KeyPairUtils.writeKeyPair(KeyPairUtils.createKeyPair(ACCOUNT_KEY_BITS), text);
		return text.toString();
	}

	private static String pem(KeyPair key) {
		String encoded = Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(key.getPrivate().getEncoded());
		return "-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n";
	}

	private static void write(Path file, String content) throws IOException {
		Path half = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName().toString(), ".new");
		try {
			Files.writeString(half, content);
			Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		finally {
			Files.deleteIfExists(half);
		}
	}

}
