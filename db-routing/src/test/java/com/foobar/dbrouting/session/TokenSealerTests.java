package com.foobar.dbrouting.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import com.foobar.dbrouting.gtid.GtidSet;
import com.foobar.dbrouting.gtid.GtidSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenSealerTests {

	private static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

	private static final Instant NOW = Instant.parse("2026-03-01T23:59:50Z");

	private final TokenSealer sealer = at(NOW);

	@Test
	void opensWhatItSealed() {
		ConsistencyToken token = token(SERVER + ":17:23-24:blue:1-9");

		String text = this.sealer.seal(token);

		assertThat(text).matches("[A-Za-z0-9_-]{60,130}");
		assertThat(this.sealer.open(text)).isEqualTo(new TokenSealer.Valid(token));
	}

	@Test
	void isShortForOneWrite() {
		assertThat(this.sealer.seal(token(SERVER + ":123456789"))).hasSizeLessThan(90);
	}

	@Test
	void opensTokenOfYesterdayAfterMidnight() {
		ConsistencyToken token = token(SERVER + ":1");

		assertThat(at(NOW.plusSeconds(20)).open(this.sealer.seal(token))).isEqualTo(new TokenSealer.Valid(token));
	}

	@Test
	void rejectsTokenThatIsTooOldOrFromTheFuture() {
		String text = this.sealer.seal(token(SERVER + ":1"));

		assertThat(at(NOW.plusSeconds(32)).open(text)).isEqualTo(new TokenSealer.Rejected(TokenRejection.EXPIRED));
		assertThat(at(NOW.minusSeconds(3)).open(text)).isEqualTo(new TokenSealer.Rejected(TokenRejection.FUTURE));
	}

	@Test
	void keepsTokenForItsWholeTimeThoughSecondsAreRoundedDown() {
		Instant late = NOW.plusMillis(999);
		ConsistencyToken token = new ConsistencyToken(GtidSet.EMPTY, false, 0, 7, late);

		assertThat(at(late.plusSeconds(30)).open(at(late).seal(token))).isInstanceOf(TokenSealer.Valid.class);
	}

	@Test
	void rejectsTokenOfAnotherDatabaseOrSecret() {
		String text = this.sealer.seal(token(SERVER + ":1"));

		assertThat(sealer("other-secret-0123456789", "shop", NOW).open(text)).isEqualTo(unreadable());
		assertThat(sealer("secret-0123456789-012", "blog", NOW).open(text)).isEqualTo(unreadable());
	}

	@Test
	void rejectsTokenWithAnyBitChanged() {
		String text = this.sealer.seal(token(SERVER + ":1"));
		for (int i = 0; i < text.length() - 1; i++) {
			char other = (text.charAt(i) == 'A') ? 'B' : 'A';
			String forged = text.substring(0, i) + other + text.substring(i + 1);

			assertThat(this.sealer.open(forged)).as("character %d", i).isInstanceOf(TokenSealer.Rejected.class);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "A", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ä" })
	void rejectsAnythingElse(String text) {
		assertThat(this.sealer.open(text)).isEqualTo(unreadable());
	}

	@Test
	void rejectsTextOfAnyLengthWithoutReadingIt() {
		assertThat(this.sealer.open("A".repeat(1_000_000))).isEqualTo(unreadable());
	}

	@Test
	void asksPrimaryInsteadOfListingTooMuch() {
		GtidSource source = new GtidSource(UUID.fromString(SERVER), "");
		GtidSet scattered = GtidSet.EMPTY;
		for (int i = 1; i <= 33; i++) {
			scattered = scattered.plus(GtidSet.of(source, 10L * i, 10L * i));
		}
		ConsistencyToken token = new ConsistencyToken(scattered, false, 5, 7, NOW);

		TokenSealer.Opened opened = this.sealer.open(this.sealer.seal(token));

		assertThat(opened).isEqualTo(new TokenSealer.Valid(new ConsistencyToken(GtidSet.EMPTY, true, 5, 7, NOW)));
	}

	@Test
	void unitesTokensOfParallelResponses() {
		ConsistencyToken early = new ConsistencyToken(GtidSet.parse(SERVER + ":1"), true, 3, 7, NOW);
		ConsistencyToken late = new ConsistencyToken(GtidSet.parse(SERVER + ":2"), false, 0, 7, NOW.plusSeconds(1));

		assertThat(early.with(late)).isEqualTo(late.with(early))
			.isEqualTo(new ConsistencyToken(GtidSet.parse(SERVER + ":1-2"), true, 0, 7, NOW.plusSeconds(1)));
	}

	private static TokenSealer.Rejected unreadable() {
		return new TokenSealer.Rejected(TokenRejection.UNREADABLE);
	}

	private static ConsistencyToken token(String written) {
		return new ConsistencyToken(GtidSet.parse(written), false, 0, -7, NOW);
	}

	private static TokenSealer at(Instant time) {
		return sealer("secret-0123456789-012", "shop", time);
	}

	private static TokenSealer sealer(String secret, String cluster, Instant time) {
		return new TokenSealer(secret, cluster, Duration.ofSeconds(30), Duration.ofSeconds(2),
				Clock.fixed(time, ZoneOffset.UTC));
	}

}
