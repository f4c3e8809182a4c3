package com.foobar.localstack.tls;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;

import com.foobar.localstack.stack.StackFolders;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * Reads and writes certificates and keys in the text form that servers and browsers take.
 */
final class Pem {

	private Pem() {
	}

	static void write(Path file, String type, byte[] content) throws IOException {
		StringWriter text = new StringWriter();
		try (PemWriter writer = new PemWriter(text)) {
			writer.writeObject(new PemObject(type, content));
		}
		StackFolders.writePrivate(file, text.toString().getBytes(StandardCharsets.US_ASCII));
	}

	static X509Certificate certificate(Path file) throws IOException, CertificateException {
		if (read(file) instanceof X509CertificateHolder holder) {
			return new JcaX509CertificateConverter().getCertificate(holder);
		}
		throw new IOException(file + " holds no certificate");
	}

	static PrivateKey privateKey(Path file) throws IOException {
		if (read(file) instanceof PrivateKeyInfo key) {
			return new JcaPEMKeyConverter().getPrivateKey(key);
		}
		throw new IOException(file + " holds no private key");
	}

	private static Object read(Path file) throws IOException {
		try (Reader reader = Files.newBufferedReader(file, StandardCharsets.US_ASCII);
				PEMParser parser = new PEMParser(reader)) {
			Object content = parser.readObject();
			if (content == null) {
				throw new IOException(file + " is empty");
			}
			return content;
		}
	}

}
