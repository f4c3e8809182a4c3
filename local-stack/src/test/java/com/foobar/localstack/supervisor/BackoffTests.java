package com.foobar.localstack.supervisor;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How the wait before a restart grows. */
class BackoffTests {

	private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

	@Test
	void doublesWithEachEndInARow() {
		assertThat(this.backoff.after(1)).isEqualTo(Duration.ofMillis(500));
		assertThat(this.backoff.after(2)).isEqualTo(Duration.ofSeconds(1));
		assertThat(this.backoff.after(5)).isEqualTo(Duration.ofSeconds(8));
	}

	@Test
	void staysBelowTheLongestWait() {
		assertThat(this.backoff.after(7)).isEqualTo(Duration.ofSeconds(30));
		assertThat(this.backoff.after(1_000_000)).isEqualTo(Duration.ofSeconds(30));
	}

}
