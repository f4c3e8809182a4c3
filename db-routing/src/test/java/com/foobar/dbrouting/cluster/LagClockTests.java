package com.foobar.dbrouting.cluster;

import java.util.UUID;

import com.foobar.dbrouting.gtid.GtidSet;
import com.foobar.dbrouting.gtid.GtidSource;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LagClockTests {

	private static final GtidSource SERVER = new GtidSource(new UUID(1, 2), "");

	private final LagClock clock = new LagClock(4);

	@Test
	void measuresNothingWithoutSamples() {
		assertThat(this.clock.read(GtidSet.EMPTY).measured()).isFalse();
	}

	@Test
	void datesSetByNewestSampleThatItContains() {
		this.clock.sample(100, upTo(10));
		this.clock.sample(200, upTo(20));
		this.clock.sample(300, upTo(30));

		assertThat(this.clock.read(upTo(30))).isEqualTo(new LagClock.Reading(300, true, true));
		assertThat(this.clock.read(upTo(25))).isEqualTo(new LagClock.Reading(200, false, true));
	}

	@Test
	void isNewAgainWhenNothingWasWritten() {
		this.clock.sample(100, upTo(10));
		this.clock.sample(900, upTo(10));

		assertThat(this.clock.read(upTo(10)).at()).isEqualTo(900);
	}

	@Test
	void neverMakesSetYoungerThanItsOldestSample() {
		for (int i = 1; i <= 10; i++) {
			this.clock.sample(100L * i, upTo(10L * i));
		}

		assertThat(this.clock.read(upTo(5))).isEqualTo(new LagClock.Reading(700, false, true));
	}

	@Test
	void forgetsSamplesOfAnotherPrimary() {
		this.clock.sample(100, upTo(10));
		this.clock.reset();

		assertThat(this.clock.read(upTo(5)).measured()).isFalse();
	}

	private static GtidSet upTo(long last) {
		return GtidSet.of(SERVER, 1, last);
	}

}
