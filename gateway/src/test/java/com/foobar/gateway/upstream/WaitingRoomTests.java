package com.foobar.gateway.upstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that wait while every instance is busy. */
class WaitingRoomTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final Group group = Group.of("one", "two").withPlaces(1, 2, LONG);

	private final Upstream upstream = this.group.upstream();

	private final List<String> served = new ArrayList<>();

	@Test
	void usesAnotherInstanceWhenTheOneInTurnIsBusy() {
		fill();
		this.group.instance("two").leave();

		assertThat(this.upstream.enter(null)).isSameAs(this.group.instance("two"));
		assertThat(this.upstream.enter(null)).isNull();
		assertThat(this.upstream.isDeserted()).isFalse();
	}

	@Test
	void letsRequestsInAsTheyCame() {
		fill();
		waitFor("first");
		waitFor("second");
		assertThat(this.upstream.waiting()).isEqualTo(2);

		this.group.instance("two").leave();
		assertThat(this.served).containsExactly("first at two");
		this.group.instance("one").leave();
		assertThat(this.served).containsExactly("first at two", "second at one");
		assertThat(this.upstream.waiting()).isZero();
	}

	@Test
	void letsNobodyPassThoseWhoWait() {
		fill();
		waitFor("first");

		assertThat(this.upstream.enter(null)).isNull();
	}

	@Test
	void letsNobodyPassThoseWhoWaitWhenAPlaceBecomesFreeMeanwhile() {
		List<String> passers = new ArrayList<>();
		fill();
		this.upstream.enterInTurn(null, (instance) -> {
			this.group.instance("two").leave();
			passers.add(String.valueOf(this.upstream.enter(null)));
			return true;
		}).subscribe();
		waitFor("second");

		this.group.instance("one").leave();
		assertThat(passers).containsExactly("null");
		assertThat(this.served).containsExactly("second at two");
	}

	@Test
	void refusesMoreThanFitIntoTheQueue() {
		fill();
		waitFor("first");
		waitFor("second");

		StepVerifier.create(place())
			.expectErrorMessage("Every instance of app-service is busy, and the queue is full")
			.verify(LONG);
		assertThat(this.upstream.waiting()).isEqualTo(2);
	}

	@Test
	void refusesWhoHasWaitedTooLong() {
		Group impatient = Group.of("one").withPlaces(1, 2, Duration.ofMillis(20));
		impatient.upstream().enter(null);

		StepVerifier.create(impatient.upstream().enterInTurn(null, (instance) -> true))
			.expectErrorMessage("Every instance of app-service was busy for PT0.02S")
			.verify(LONG);
		assertThat(impatient.upstream().waiting()).isZero();
	}

	@Test
	void refusesThoseWhoWaitWhenTheLastInstanceGoes() {
		fill();
		StepVerifier.create(place()).then(() -> {
			this.group.instance("one").refused();
			this.group.instance("two").refused();
		}).expectErrorMessage("No instance of app-service is up any more").verify(LONG);
	}

	@Test
	void letsThoseInWhoWaitWhenAnInstanceComesBack() {
		this.group.instance("two").refused();
		this.upstream.enter(null);
		waitFor("first");

		this.group.recover("two");
		assertThat(this.served).containsExactly("first at two");
	}

	@Test
	void givesThePlaceOfOneWhoLeftToTheNext() {
		fill();
		Disposable first = waitFor("first");
		waitFor("second");
		first.dispose();
		assertThat(this.upstream.waiting()).isOne();

		this.group.instance("one").leave();
		assertThat(this.served).containsExactly("second at one");
	}

	@Test
	void takesAPlaceBackThatNobodyWants() {
		fill();
		Disposable unwanted = this.upstream.enterInTurn(null, (instance) -> false).subscribe();

		this.group.instance("one").leave();
		unwanted.dispose();
		assertThat(this.group.instance("one").inFlight()).isZero();
	}

	@Test
	void losesNoPlaceAndNoRequestWhenManyComeAndGo() throws Exception {
		Group busy = Group.of("one", "two").withPlaces(1, 1_000, LONG);
		AtomicInteger done = new AtomicInteger();
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			for (int i = 0; i < 8; i++) {
				threads.execute(() -> {
					for (int n = 0; n < 2_000; n++) {
						Instance instance = busy.upstream().enter(null);
						if (instance == null) {
							instance = busy.upstream().enterInTurn(null, (free) -> true).block(LONG);
						}
						if (instance != null) {
							done.incrementAndGet();
							LockSupport.parkNanos(1_000);
							instance.leave();
						}
					}
				});
			}
			threads.shutdown();
			assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
		}

		assertThat(done.get()).isEqualTo(16_000);
		assertThat(busy.upstream().waiting()).isZero();
		assertThat(busy.instance("one").inFlight() + busy.instance("two").inFlight()).isZero();
	}

	private void fill() {
		this.upstream.enter(null);
		this.upstream.enter(null);
	}

	private Mono<Instance> place() {
		return this.upstream.enterInTurn(null, (instance) -> true);
	}

	private Disposable waitFor(String who) {
		return place().subscribe((instance) -> this.served.add(who + " at " + instance));
	}

}
