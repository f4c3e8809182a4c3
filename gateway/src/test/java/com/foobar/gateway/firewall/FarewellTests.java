package com.foobar.gateway.firewall;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FarewellTests {

	private static final Duration ALMOST = Farewell.SILENCE.minusMillis(1);

	private final EmbeddedChannel channel = new EmbeddedChannel();

	@BeforeEach
	void begin() {
		this.channel.freezeTime();
		this.channel.pipeline().addFirst(new Farewell());
	}

	@AfterEach
	void end() {
		this.channel.finishAndReleaseAll();
	}

	@Test
	void hangsUpOnAClientThatHasNothingMoreToSay() {
		pass(ALMOST);
		assertThat(this.channel.isOpen()).isTrue();

		pass(Duration.ofMillis(1));
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void hearsOutAClientThatIsSlow() {
		for (int i = 0; i < 5; i++) {
			pass(ALMOST);
			hear(1);
		}
		assertThat(this.channel.isOpen()).isTrue();

		pass(Farewell.SILENCE);
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void doesNotListenForEver() {
		Duration passed = Duration.ZERO;
		while (passed.compareTo(Farewell.PATIENCE) < 0) {
			assertThat(this.channel.isOpen()).isTrue();
			pass(Duration.ofSeconds(1));
			passed = passed.plusSeconds(1);
			hear(1);
		}

		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void doesNotListenToEverything() {
		for (long heard = 0; heard < Farewell.MAX_BYTES; heard += 1024 * 1024) {
			assertThat(this.channel.isOpen()).isTrue();
			hear(1024 * 1024);
		}
		hear(1);

		assertThat(this.channel.isOpen()).isFalse();
		assertThat(this.channel.<Object>readInbound()).as("what came through").isNull();
	}

	private void pass(Duration time) {
		this.channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
		this.channel.runScheduledPendingTasks();
	}

	private void hear(int bytes) {
		if (this.channel.isOpen()) {
			this.channel.writeInbound(Unpooled.buffer(bytes).writerIndex(bytes));
		}
	}

}
