package com.foobar.gateway.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one certificate. Their content is looked at, not their times: that sees
 * every kind of replacement, through any number of links. What cannot be served leaves
 * the present certificate in use.
 */
final class CertificateFiles {

	private static final Logger logger = LoggerFactory.getLogger(CertificateFiles.class);

	private static final byte[] ABSENT = {};

	private final String name;

	private final Path certificate;

	private final Path privateKey;

	private final Clock clock;

	private byte[] seenCertificate = ABSENT;

	private byte[] seenKey = ABSENT;

	private boolean pending;

	private volatile @Nullable Identity identity;

	private volatile @Nullable String refusal;

	/**
	 * @param name name in logs and metrics
	 */
	CertificateFiles(String name, Path certificate, Path privateKey, Clock clock) {
		this.name = name;
		this.certificate = certificate;
		this.privateKey = privateKey;
		this.clock = clock;
	}

	String name() {
		return this.name;
	}

	/** What is served; nothing if no good files have been there yet. */
	@Nullable Identity identity() {
		return this.identity;
	}

	/** Why the files that are there now are not served; nothing if they are. */
	@Nullable String refusal() {
		return this.refusal;
	}

	/** Reads what is there for the first time, which may be nothing yet. */
	void loadIfPresent() {
		if (Files.exists(this.certificate)) {
			refresh();
		}
	}

	/**
	 * Reads what is there for the first time; an expired certificate is better than none.
	 */
	void load() throws UnusableCertificateException {
		this.seenCertificate = read(this.certificate);
		this.seenKey = read(this.privateKey);
		Identity found = Identity.of(this.seenCertificate, this.seenKey);
		if (!found.isValidAt(this.clock.instant())) {
			logger.error("{} is out of its time: {}", this.name, found);
		}
		this.identity = found;
	}

	/**
	 * Takes over new files. Two files are never replaced in one moment, so trouble counts
	 * only when the same content is met twice.
	 * @return whether another certificate is served from now on
	 */
	boolean refresh() {
		byte[] nowCertificate = read(this.certificate);
		byte[] nowKey = read(this.privateKey);
		boolean same = Arrays.equals(nowCertificate, this.seenCertificate) && Arrays.equals(nowKey, this.seenKey);
		if (same && !this.pending) {
			return false;
		}
		this.seenCertificate = nowCertificate;
		this.seenKey = nowKey;
		try {
			Identity found = usable(Identity.of(nowCertificate, nowKey));
			this.pending = false;
			this.refusal = null;
			boolean other = !found.equals(this.identity);
			if (other) {
				this.identity = found;
				logger.info("{} is now {}", this.name, found);
			}
			return other;
		}
		catch (UnusableCertificateException ex) {
			this.pending = true;
			if (same && !Objects.equals(ex.getMessage(), this.refusal)) {
				this.refusal = ex.getMessage();
				logger.error("{} keeps its present certificate, because of the new files {} and {}: {}", this.name,
						this.certificate, this.privateKey, ex.getMessage());
			}
			return false;
		}
	}

	private Identity usable(Identity found) throws UnusableCertificateException {
		Instant now = this.clock.instant();
		if (!found.isValidAt(now)) {
			throw new UnusableCertificateException("the certificate is not valid now, but from "
					+ found.certificate().getNotBefore().toInstant() + " to " + found.expiry());
		}
		return found;
	}

	private static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			return ABSENT;
		}
	}

}
