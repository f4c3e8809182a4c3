package com.foobar.gateway.routing;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** How much a failing upstream is asked a second time. */
class RetryBudgetTests {

	private static final long SECOND = 1_000_000_000L;

	private final RetryBudget budget = new RetryBudget(20, 3);

	@Test
	void allowsAFifthOfTheRequests() {
		requests(100, 0);

		assertThat(taken(100, 0)).isEqualTo(20);
	}

	@Test
	void allowsThreeWhenThereAreHardlyAnyRequests() {
		requests(1, 0);

		assertThat(taken(10, 0)).isEqualTo(3);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -5 * SECOND, 12_345_678_901_234L, -12_345_678_901_234L })
	void remembersTenSeconds(long start) {
		requests(100, start);
		assertThat(taken(100, start + 9 * SECOND)).isEqualTo(20);

		assertThat(taken(100, start + 18 * SECOND)).isZero();
		assertThat(taken(100, start + 20 * SECOND)).isEqualTo(3);
	}

	@Test
	void allowsNoMoreThanAFifthInAnyTenSeconds() {
		IntStream.rangeClosed(0, 9).forEach((second) -> requests(10, second * SECOND));
		assertThat(taken(100, 10 * SECOND - 1)).isEqualTo(20);

		IntStream.rangeClosed(10, 19).forEach((second) -> requests(10, second * SECOND));
		assertThat(taken(100, 19 * SECOND)).isZero();
	}

	@Test
	void allowsNothingWhenItIsNothing() {
		RetryBudget none = new RetryBudget(0, 0);
		none.addRequest(0);

		assertThat(none.take(0)).isFalse();
	}

	@Test
	void losesNoRequestThatManyThreadsCount() throws Exception {
		RollingCount count = new RollingCount(10);
		try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
			for (int i = 0; i < 4; i++) {
				threads.execute(() -> IntStream.range(0, 10_000).forEach((n) -> count.add(0)));
			}
			threads.shutdown();
			assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
		}

		assertThat(count.sum(0)).isEqualTo(40_000);
	}

	@Test
	void suspectsARequestForAMinute() {
		Suspects suspects = new Suspects();
		ServerHttpRequest poison = MockServerHttpRequest.get("/poison?a=b").build();
		suspects.add(poison, 0);

		assertThat(suspects.contains(MockServerHttpRequest.get("/poison?a=b").build(), 59 * SECOND)).isTrue();
		assertThat(suspects.contains(MockServerHttpRequest.get("/poison?a=c").build(), 59 * SECOND)).isFalse();
		assertThat(suspects.contains(poison, 60 * SECOND)).isFalse();
	}

	@Test
	void suspectsARequestNoLongerThanUntilAServerAnswersIt() {
		Suspects suspects = new Suspects();
		ServerHttpRequest request = MockServerHttpRequest.get("/poison").build();
		suspects.remove(request);
		suspects.add(request, 0);
		suspects.remove(MockServerHttpRequest.get("/other").build());
		assertThat(suspects.contains(request, 0)).isTrue();

		suspects.remove(request);
		assertThat(suspects.contains(request, 0)).isFalse();
	}

	@Test
	void remembersAThousandSuspectsAndNoMore() {
		Suspects suspects = new Suspects();
		IntStream.range(0, 1_001).forEach((i) -> suspects.add(MockServerHttpRequest.get("/" + i).build(), 0));

		assertThat(suspects.contains(MockServerHttpRequest.get("/0").build(), 0)).isFalse();
		assertThat(suspects.contains(MockServerHttpRequest.get("/1").build(), 0)).isTrue();
	}

	private void requests(int count, long now) {
		IntStream.range(0, count).forEach((i) -> this.budget.addRequest(now));
	}

	private long taken(int wanted, long now) {
		return IntStream.range(0, wanted).filter((i) -> this.budget.take(now)).count();
	}

}
