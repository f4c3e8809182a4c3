package com.foobar.localstack.tls;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;

import com.foobar.localstack.stack.StackFolders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** The certificates as a browser sees them. */
class LocalAuthorityTests {

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path folder;

	@Test
	void issuesACertificateThatItsAuthorityVouchesFor() throws Exception {
		CertificateFiles files = authority(Duration.ZERO).ensure();

		assertThatCode(() -> validate(files, Clock.systemUTC())).doesNotThrowAnyException();
		assertThat(Pem.certificate(files.certificate()).getSubjectAlternativeNames())
			.extracting((name) -> String.valueOf(name.get(1)))
			.contains("www.foobar.com", "foobar.com", "localhost", "127.0.0.1", "127.0.0.2");
	}

	@Test
	void limitsTheAuthorityToOurNames() throws Exception {
		CertificateFiles files = authority(Duration.ZERO).ensure();

		X509Certificate certificate = Pem.certificate(files.authority());

		assertThat(certificate.getCriticalExtensionOIDs()).contains("2.5.29.30");
		assertThat(certificate.getBasicConstraints()).isZero();
	}

	@Test
	void keepsWhatIsGood() throws Exception {
		CertificateFiles files = authority(Duration.ZERO).ensure();
		byte[] authority = Files.readAllBytes(files.authority());
		byte[] certificate = Files.readAllBytes(files.certificate());

		authority(Duration.ofDays(300)).ensure();

		assertThat(files.authority()).hasBinaryContent(authority);
		assertThat(files.certificate()).hasBinaryContent(certificate);
	}

	@Test
	void renewsTheCertificateBeforeItExpiresAndKeepsTheAuthority() throws Exception {
		CertificateFiles files = authority(Duration.ZERO).ensure();
		byte[] authority = Files.readAllBytes(files.authority());
		Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(380));

		authority(Duration.ofDays(380)).ensure();

		assertThat(files.authority()).hasBinaryContent(authority);
		assertThatCode(() -> validate(files, Clock.offset(later, Duration.ofDays(100)))).doesNotThrowAnyException();
	}

	@Test
	void issuesAgainWhenTheAuthorityWasReplaced() throws Exception {
		CertificateFiles files = authority(Duration.ZERO).ensure();
		Files.delete(files.authorityKey());

		authority(Duration.ZERO).ensure();

		assertThatCode(() -> validate(files, Clock.systemUTC())).doesNotThrowAnyException();
	}

	@Test
	void letsOnlyTheOwnerReadTheKeys() throws Exception {
		CertificateFiles files = authority(Duration.ZERO).ensure();

		for (Path key : List.of(files.key(), files.authorityKey())) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
		}
	}

	private LocalAuthority authority(Duration later) {
		StackFolders.createPrivate(this.folder);
		return new LocalAuthority(this.folder, Clock.offset(Clock.systemUTC(), later));
	}

	private static void validate(CertificateFiles files, Clock clock) throws Exception {
		CertPath path = CertificateFactory.getInstance("X.509")
			.generateCertPath(List.of(Pem.certificate(files.certificate())));
		PKIXParameters parameters = new PKIXParameters(
				Set.of(new TrustAnchor(Pem.certificate(files.authority()), null)));
		parameters.setRevocationEnabled(false);
		parameters.setDate(Date.from(clock.instant()));
		CertPathValidator.getInstance("PKIX").validate(path, parameters);
	}

}
