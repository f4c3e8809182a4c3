package com.foobar.gateway.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.ssl.pem.PemContent;

/**
 * A certificate with its key: the two belong together, which is proven here.
 *
 * @param chain certificate, followed by those that signed it
 * @param key private key of the certificate
 */
record Identity(List<X509Certificate> chain, PrivateKey key) {

	private static final int DNS_NAME = 2;

	private static final byte[] PROBE = "signed by the one, checked by the other".getBytes(StandardCharsets.US_ASCII);

	/** Reads both from PEM. */
	static Identity of(byte[] certificate, byte[] privateKey) throws UnusableCertificateException {
		List<X509Certificate> chain;
		PrivateKey key;
		try {
			chain = pem(certificate).getCertificates();
		}
		catch (RuntimeException ex) {
			throw new UnusableCertificateException("the certificate cannot be read: " + ex.getMessage());
		}
		try {
			key = Objects.requireNonNull(pem(privateKey).getPrivateKey(), "no key in it");
		}
		catch (RuntimeException ex) {
			// What the parser says might hold a part of the key.
			throw new UnusableCertificateException("the private key cannot be read");
		}
		Identity identity = new Identity(chain, key);
		if (!identity.belongTogether()) {
			throw new UnusableCertificateException("the private key is not that of the certificate");
		}
		return identity;
	}

	private static PemContent pem(byte[] text) {
		return PemContent.of(new String(text, StandardCharsets.US_ASCII));
	}

	private boolean belongTogether() {
		try {
			PublicKey known = certificate().getPublicKey();
			Signature signature = Signature.getInstance(algorithm());
			signature.initSign(this.key);
			signature.update(PROBE);
			byte[] signed = signature.sign();
			signature.initVerify(known);
			signature.update(PROBE);
			return signature.verify(signed);
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	private String algorithm() {
		return switch (this.key.getAlgorithm()) {
			case "EC" -> "SHA256withECDSA";
			case "RSA" -> "SHA256withRSA";
			default -> this.key.getAlgorithm();
		};
	}

	X509Certificate certificate() {
		return this.chain.getFirst();
	}

	Instant expiry() {
		return certificate().getNotAfter().toInstant();
	}

	boolean isValidAt(Instant time) {
		return !time.isBefore(certificate().getNotBefore().toInstant()) && time.isBefore(expiry());
	}

	/** Host names that it is for, in lower case; some may begin with {@code *.}. */
	Set<String> names() {
		try {
			Collection<List<?>> names = Objects.requireNonNullElse(certificate().getSubjectAlternativeNames(),
					List.of());
			return names.stream()
				.filter((name) -> Objects.equals(name.getFirst(), DNS_NAME))
				.map((name) -> name.getLast().toString().toLowerCase(Locale.ROOT))
				.collect(Collectors.toUnmodifiableSet());
		}
		catch (CertificateParsingException ex) {
			return Set.of();
		}
	}

	/** Whatever prints it must not print the key. */
	@Override
	public String toString() {
		return "the certificate for " + names() + " until " + expiry();
	}

}
