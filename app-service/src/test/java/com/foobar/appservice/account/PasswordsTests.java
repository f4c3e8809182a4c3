package com.foobar.appservice.account;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordsTests {

	private final Passwords passwords = new Passwords(
			new PasswordProperties(DataSize.ofMegabytes(9), 4, 4, Duration.ofSeconds(30)));

	@Test
	void recognisesPasswordByItsHash() {
		String hash = this.passwords.hash("correct horse");

		assertThat(hash).startsWith("$argon2id$v=19$m=9216,t=4,p=1$").doesNotContain("horse");
		assertThat(this.passwords.matches("correct horse", hash)).isTrue();
		assertThat(this.passwords.matches("wrong horse", hash)).isFalse();
	}

	@Test
	void keepsNoProcessorFromRequests() {
		this.passwords.hash("correct horse");

		assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).contains("password-1");
	}

	@Test
	void matchesNothingWithoutHash() {
		assertThat(this.passwords.matches("correct horse", null)).isFalse();
	}

	@Test
	void worksAsHardForNobodyAsForSomebody() {
		String hash = this.passwords.hash("correct horse");
		long known = fastest(() -> this.passwords.matches("wrong horse", hash));
		long unknown = fastest(() -> this.passwords.matches("wrong horse", null));

		assertThat(unknown).isBetween(known / 3, known * 3);
	}

	private static long fastest(Runnable work) {
		long fastest = Long.MAX_VALUE;
		for (int i = 0; i < 5; i++) {
			long begun = System.nanoTime();
			work.run();
			fastest = Math.min(fastest, System.nanoTime() - begun);
		}
		return fastest;
	}

}
