package com.foobar.mysqllocal.bundle;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which archive fits which system. */
class BundleTests {

	@Test
	void knowsTheSystemsThatAnArchiveRunsOn() {
		assertThat(Bundle.forSystem("Linux", "amd64")).contains(Bundle.LINUX_AMD64);
		assertThat(Bundle.forSystem("Mac OS X", "x86_64")).contains(Bundle.MAC_AMD64);
		assertThat(Bundle.forSystem("Mac OS X", "aarch64")).contains(Bundle.MAC_AMD64);
	}

	@Test
	void hasNoneForOtherSystems() {
		assertThat(Bundle.forSystem("Linux", "aarch64")).isEmpty();
		assertThat(Bundle.forSystem("Windows 11", "amd64")).isEmpty();
	}

}
