package com.foobar.gateway.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.concurrent.TimeUnit;

/**
 * A self-made certificate, as PEM files.
 *
 * @param certificate file of the certificate
 * @param privateKey file of its key
 * @param x509 the certificate
 */
public record Certificate(Path certificate, Path privateKey, X509Certificate x509) {

	private static final String PASSWORD = "changeit";

	/** Makes a new one for localhost in a folder, in place of one that is there. */
	public static Certificate in(Path folder) {
		return in(folder, "dns:localhost,dns:www.foobar.com,ip:127.0.0.1", "-0d");
	}

	/**
	 * Makes a new one that lasts two days.
	 * @param names names as keytool takes them, such as dns:localhost
	 * @param start begin of the two days as keytool takes it, such as -3d
	 */
	public static Certificate in(Path folder, String names, String start) {
		try {
			Path store = folder.resolve("store.p12");
			Files.deleteIfExists(store);
			Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
					"-genkeypair", "-alias", "edge", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=" + names,
					"-startdate", start, "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(),
					"-storepass", PASSWORD)
				.redirectErrorStream(true)
				.start();
			if (!keytool.waitFor(60, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
				throw new IllegalStateException("keytool failed");
			}
			return write(folder, load(store));
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static KeyStore load(Path store) throws IOException, GeneralSecurityException {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(store)) {
			keys.load(in, PASSWORD.toCharArray());
		}
		return keys;
	}

	private static Certificate write(Path folder, KeyStore keys) throws IOException, GeneralSecurityException {
		X509Certificate x509 = (X509Certificate) keys.getCertificate("edge");
		Key key = keys.getKey("edge", PASSWORD.toCharArray());
		Path privateKey = pem(folder.resolve("key.pem"), "PRIVATE KEY", key.getEncoded());
		Path certificate = pem(folder.resolve("certificate.pem"), "CERTIFICATE", x509.getEncoded());
		return new Certificate(certificate, privateKey, x509);
	}

	/**
	 * Renamed into place, as every careful tool does it: nobody ever reads half a file.
	 */
	private static Path pem(Path file, String kind, byte[] content) throws IOException {
		String text = "-----BEGIN " + kind + "-----\n"
				+ Base64.getMimeEncoder(64, new byte[] { '\n' }).encodeToString(content) + "\n-----END " + kind
				+ "-----\n";
		Path half = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), text);
		return Files.move(half, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

}
