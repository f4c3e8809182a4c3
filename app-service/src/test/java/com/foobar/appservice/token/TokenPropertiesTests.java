package com.foobar.appservice.token;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TokenPropertiesTests {

	private static final String KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

	@Test
	void readsKeysInOrder() {
		TokenProperties properties = new TokenProperties(List.of(KEY, "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg="),
				Duration.ofDays(1));

		assertThat(properties.keys()).hasSize(2);
		assertThat(properties.keys().getFirst().getEncoded()).asString().isEqualTo("01234567890123456789012345678901");
	}

	@Test
	void keepsKeysToItself() {
		assertThat(new TokenProperties(List.of(KEY), Duration.ofDays(1)).toString()).doesNotContain(KEY);
	}

	@Test
	void refusesWhatIsNoKeyWithoutQuotingIt() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new TokenProperties(List.of("no base 64!"), Duration.ofDays(1)))
			.withMessage("foobar.token.signing-key is not base64")
			.withNoCause();
		assertThatIllegalArgumentException().isThrownBy(() -> new TokenProperties(List.of(), Duration.ofDays(1)))
			.withMessageContaining("is missing");
	}

	@Test
	void refusesTokensThatHardlyLive() {
		assertThatIllegalArgumentException().isThrownBy(() -> new TokenProperties(List.of(KEY), Duration.ofSeconds(59)))
			.withMessageContaining("foobar.token.ttl");
	}

}
