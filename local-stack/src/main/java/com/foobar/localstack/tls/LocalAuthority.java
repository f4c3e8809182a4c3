package com.foobar.localstack.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate authority of one checkout. Its name constraints let it speak for
 * foobar.com, localhost and loopback addresses only, so that a browser that trusts it
 * trusts nothing else by it.
 */
public final class LocalAuthority {

	private static final Duration AUTHORITY_LIFE = Duration.ofDays(3650);

	/** Browsers refuse server certificates that live longer than 398 days. */
	private static final Duration CERTIFICATE_LIFE = Duration.ofDays(397);

	private static final Duration RENEW_BEFORE_END = Duration.ofDays(30);

	private static final GeneralName[] GATEWAY_NAMES = { new GeneralName(GeneralName.dNSName, "www.foobar.com"),
			new GeneralName(GeneralName.dNSName, "foobar.com"), new GeneralName(GeneralName.dNSName, "localhost"),
			new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.iPAddress, "127.0.0.2"),
			new GeneralName(GeneralName.iPAddress, "::1") };

	private final CertificateFiles files;

	private final Clock clock;

	private final SecureRandom random = new SecureRandom();

	public LocalAuthority(StackFolders folders) {
		this(folders.tls(), Clock.systemUTC());
	}

	LocalAuthority(Path folder, Clock clock) {
		this.files = CertificateFiles.in(folder);
		this.clock = clock;
	}

	/** The files; they exist after {@link #ensure()}. */
	public CertificateFiles files() {
		return this.files;
	}

	/** Makes what is missing and renews what is about to expire. */
	public CertificateFiles ensure() {
		try {
			if (!isGood(this.files.authority(), this.files.authorityKey())) {
				makeAuthority();
			}
			ensure(this.files.server(), "www.foobar.com", GATEWAY_NAMES);
			return this.files;
		}
		catch (IOException | GeneralSecurityException | OperatorCreationException ex) {
			throw unusable(ex);
		}
	}

	/**
	 * A certificate for servers inside the stack, made or renewed when need be; names
	 * other than those below foobar.com would be of no use.
	 * @param files where it lies or will lie
	 * @param names names of the servers
	 */
	public void ensure(ServerCertificate files, List<String> names) {
		try {
			ensure(files, names.getFirst(),
					names.stream()
						.map((name) -> new GeneralName(GeneralName.dNSName, name))
						.toArray(GeneralName[]::new));
		}
		catch (IOException | GeneralSecurityException | OperatorCreationException ex) {
			throw unusable(ex);
		}
	}

	/**
	 * The authority's certificate as a store for Java programs. It hides nothing and has
	 * no password.
	 */
	public byte[] trustStore() {
		try {
			KeyStore store = KeyStore.getInstance("PKCS12");
			store.load(null, null);
			store.setCertificateEntry("authority", Pem.certificate(this.files.authority()));
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			store.store(bytes, null);
			return bytes.toByteArray();
		}
		catch (IOException | GeneralSecurityException ex) {
			throw unusable(ex);
		}
	}

	private void ensure(ServerCertificate server, String commonName, GeneralName[] names)
			throws IOException, GeneralSecurityException, OperatorCreationException {
		if (!isGood(server.certificate(), server.key()) || !isIssuedByAuthority(server.certificate())) {
			makeCertificate(server, commonName, names);
		}
	}

	private StackException unusable(Exception cause) {
		return new StackException("The certificates in " + this.files.authority().getParent()
				+ " cannot be read or made: remove that folder and start again.", cause);
	}

	/**
	 * The SHA-256 fingerprint of the authority's certificate, as certificate viewers show
	 * it.
	 */
	public String fingerprint() {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest(Pem.certificate(this.files.authority()).getEncoded());
			return HexFormat.ofDelimiter(":").withUpperCase().formatHex(hash);
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new StackException("There is no readable authority yet: start the stack once with ./foobar up.", ex);
		}
	}

	/** For clients that trust this authority and nobody else. */
	public SSLContext trust() {
		try {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			store.setCertificateEntry("authority", Pem.certificate(this.files.authority()));
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return context;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new StackException("There is no readable authority yet: start the stack once with ./foobar up.", ex);
		}
	}

	private boolean isGood(Path certificate, Path key) throws IOException, GeneralSecurityException {
		return Files.exists(certificate) && Files.exists(key)
				&& Pem.certificate(certificate)
					.getNotAfter()
					.toInstant()
					.isAfter(this.clock.instant().plus(RENEW_BEFORE_END));
	}

	private boolean isIssuedByAuthority(Path certificate) throws IOException {
		try {
			Pem.certificate(certificate).verify(Pem.certificate(this.files.authority()).getPublicKey());
			return true;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	private void makeAuthority() throws IOException, GeneralSecurityException, OperatorCreationException {
		KeyPair keys = newKeys();
		// The suffix keeps the authorities of two checkouts apart in a browser's list.
		X500Name name = new X500Name("O=foobar local stack,CN=foobar local authority "
				+ HexFormat.of().toHexDigits((short) this.random.nextInt()));
		X509v3CertificateBuilder builder = builder(name, AUTHORITY_LIFE, name, keys);
		builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
		builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
		builder.addExtension(Extension.nameConstraints, true, new NameConstraints(permitted(), null));
		write(this.files.authorityKey(), keys.getPrivate());
		write(this.files.authority(), sign(builder, keys.getPrivate()));
	}

	private void makeCertificate(ServerCertificate server, String commonName, GeneralName[] names)
			throws IOException, GeneralSecurityException, OperatorCreationException {
		KeyPair keys = newKeys();
		X509Certificate authority = Pem.certificate(this.files.authority());
		X509v3CertificateBuilder builder = builder(
				X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()), CERTIFICATE_LIFE,
				new X500Name("CN=" + commonName), keys);
		JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
		builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
		builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
		builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
		builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
		builder.addExtension(Extension.authorityKeyIdentifier, false,
				extensions.createAuthorityKeyIdentifier(authority));
		write(server.key(), keys.getPrivate());
		write(server.certificate(), sign(builder, Pem.privateKey(this.files.authorityKey())));
	}

	private static GeneralSubtree[] permitted() {
		return new GeneralSubtree[] { subtree(GeneralName.dNSName, "foobar.com"),
				subtree(GeneralName.dNSName, "localhost"), subtree(GeneralName.iPAddress, "127.0.0.0/8"),
				subtree(GeneralName.iPAddress, "::1/128") };
	}

	private static GeneralSubtree subtree(int type, String name) {
		return new GeneralSubtree(new GeneralName(type, name));
	}

	private X509v3CertificateBuilder builder(X500Name issuer, Duration life, X500Name subject, KeyPair keys)
			throws IOException, GeneralSecurityException {
		// An hour back, for machines whose clocks differ a little.
		Instant start = this.clock.instant().minus(Duration.ofHours(1));
		X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(issuer,
				new BigInteger(127, this.random).setBit(120), Date.from(start), Date.from(start.plus(life)), subject,
				keys.getPublic());
		builder.addExtension(Extension.subjectKeyIdentifier, false,
				new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
		return builder;
	}

	private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key)
			throws OperatorCreationException, GeneralSecurityException {
		return new JcaX509CertificateConverter()
			.getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
	}

	private static KeyPair newKeys() throws GeneralSecurityException {
		KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
		generator.initialize(new ECGenParameterSpec("secp256r1"));
		return generator.generateKeyPair();
	}

	private static void write(Path file, PrivateKey key) throws IOException {
		Pem.write(file, "PRIVATE KEY", key.getEncoded());
	}

	private static void write(Path file, X509Certificate certificate) throws IOException, GeneralSecurityException {
		Pem.write(file, "CERTIFICATE", certificate.getEncoded());
	}

}
