package com.foobar.mysqllocal.bundle;

import java.util.Locale;
import java.util.Optional;

/**
 * A MySQL server archive on the class path.
 * <p>
 * The checksum is written down here because an archive that differs from the one this
 * module was tried with must not be started unseen; it is also the name of the unpacked
 * folder.
 */
public enum Bundle {

	/** MySQL 8.0.31 for Linux with glibc. */
	LINUX_AMD64("mysql-Linux-amd64.tar.gz", "05a94f1f95e37dab4dcc73bc2d9308efb079c0f704a0b6497fcbafd420ad1f3b"),

	/** MySQL 8.0.31 for Macs with an Intel processor, or with Rosetta 2. */
	MAC_AMD64("mysql-Mac_OS_X-x86_64.tar.gz", "f9118854f3d6cc9f0634cbecc63cc3bac9cc70e0e0c1c33fb3a09dadcfc9a2d6");

	private final String resource;

	private final String sha256;

	Bundle(String resource, String sha256) {
		this.resource = resource;
		this.sha256 = sha256;
	}

	/**
	 * The archive for a system, if there is one.
	 * @param system as in the system property {@code os.name}
	 * @param architecture as in the system property {@code os.arch}
	 */
	public static Optional<Bundle> forSystem(String system, String architecture) {
		String name = system.toLowerCase(Locale.ROOT);
		if (name.startsWith("mac")) {
			return Optional.of(MAC_AMD64);
		}
		boolean amd64 = architecture.equals("amd64") || architecture.equals("x86_64");
		return (name.equals("linux") && amd64) ? Optional.of(LINUX_AMD64) : Optional.empty();
	}

	String resource() {
		return this.resource;
	}

	String sha256() {
		return this.sha256;
	}

	/** Name of the folder that it is unpacked into. */
	String folderName() {
		return "mysql-" + this.sha256.substring(0, 12);
	}

}
