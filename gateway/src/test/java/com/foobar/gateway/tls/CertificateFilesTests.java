package com.foobar.gateway.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;

import com.foobar.gateway.support.Certificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CertificateFilesTests {

	private static final String NAMES = "dns:localhost,dns:*.foobar.com,ip:127.0.0.1";

	private static Certificate first;

	private static Certificate second;

	private static Certificate expired;

	private static Certificate future;

	@TempDir
	private Path folder;

	private Path certificate;

	private Path key;

	private CertificateFiles files;

	private Duration ahead = Duration.ZERO;

	@BeforeAll
	static void make(@TempDir Path one, @TempDir Path two, @TempDir Path three, @TempDir Path four) {
		first = Certificate.in(one, NAMES, "-0d");
		second = Certificate.in(two, NAMES, "-0d");
		expired = Certificate.in(three, NAMES, "-3d");
		future = Certificate.in(four, NAMES, "+1d");
	}

	@BeforeEach
	void load() throws Exception {
		this.certificate = this.folder.resolve("certificate.pem");
		this.key = this.folder.resolve("key.pem");
		put(first);
		this.files = new CertificateFiles("tls", this.certificate, this.key, new TestClock());
		this.files.load();
	}

	@Test
	void knowsTheNamesOfACertificate() {
		assertThat(identity().names()).containsExactlyInAnyOrder("localhost", "*.foobar.com");
	}

	@Test
	void leavesUnchangedFilesAlone() {
		assertThat(this.files.refresh()).isFalse();
		assertThat(served(first)).isTrue();
	}

	@Test
	void takesOverWhatIsGood() throws IOException {
		put(second);

		assertThat(this.files.refresh()).isTrue();
		assertThat(served(second)).isTrue();
	}

	@Test
	void waitsForTheSecondOfTwoFilesWithoutComplaining() throws IOException {
		replace(second.certificate(), this.certificate);
		assertThat(this.files.refresh()).isFalse();
		assertThat(this.files.refusal()).isNull();

		replace(second.privateKey(), this.key);
		assertThat(this.files.refresh()).isTrue();
		assertThat(served(second)).isTrue();
	}

	@Test
	void keepsItsCertificateWhenTheKeyIsThatOfAnother() throws IOException {
		replace(second.privateKey(), this.key);

		refuses("the private key is not that of the certificate");
	}

	@Test
	void keepsItsCertificateWhenOneIsNoCertificate() throws IOException {
		Files.writeString(this.certificate, "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n");

		refuses("the certificate cannot be read");
	}

	@Test
	void keepsItsCertificateWhenAFileIsGone() throws IOException {
		Files.delete(this.key);

		refuses("the private key cannot be read");
	}

	@Test
	void keepsItsCertificateWhenTheOtherHasExpired() throws IOException {
		put(expired);

		refuses("the certificate is not valid now");
	}

	@Test
	void saysNothingOfAKeyThatItCannotRead() throws IOException {
		Files.writeString(this.key, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n");

		refuses("the private key cannot be read");
		assertThat(this.files.refusal()).doesNotContain("c2VjcmV0", "secret");
	}

	@Test
	void takesOverACertificateOnceItsTimeHasCome() throws IOException {
		put(future);
		refuses("the certificate is not valid now");

		this.ahead = Duration.ofHours(25);
		assertThat(this.files.refresh()).isTrue();
		assertThat(served(future)).isTrue();
		assertThat(this.files.refusal()).isNull();
	}

	@Test
	void forgetsTrouble() throws IOException {
		String good = Files.readString(this.certificate);
		Files.writeString(this.certificate, "nothing");
		refuses("the certificate cannot be read");

		Files.writeString(this.certificate, good);
		assertThat(this.files.refresh()).isFalse();
		assertThat(this.files.refusal()).isNull();
	}

	@Test
	void startsWithAnExpiredCertificateButNotWithABrokenOne() throws Exception {
		put(expired);
		this.files.load();

		Files.writeString(this.certificate, "nothing");
		assertThatExceptionOfType(UnusableCertificateException.class).isThrownBy(this.files::load);
	}

	private void refuses(String reason) {
		assertThat(this.files.refresh()).isFalse();
		assertThat(this.files.refresh()).isFalse();
		assertThat(this.files.refusal()).startsWith(reason);
		assertThat(served(first)).isTrue();
	}

	private boolean served(Certificate expected) {
		return identity().certificate().equals(expected.x509());
	}

	private Identity identity() {
		return Objects.requireNonNull(this.files.identity());
	}

	private void put(Certificate wanted) throws IOException {
		replace(wanted.certificate(), this.certificate);
		replace(wanted.privateKey(), this.key);
	}

	private static void replace(Path with, Path file) throws IOException {
		Files.copy(with, file, StandardCopyOption.REPLACE_EXISTING);
	}

	/** Shows the time that a test has set. */
	private final class TestClock extends Clock {

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return Instant.now().plus(CertificateFilesTests.this.ahead);
		}

	}

}
