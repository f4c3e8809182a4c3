package com.foobar.webapp.api;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import com.foobar.webapp.api.RudePeer.Manner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.unit.DataSize;
import org.springframework.web.client.HttpServerErrorException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Calls to instances that come and go. */
class BalancerTests {

	private static final Duration SKIP = Duration.ofMinutes(1);

	private RudePeer first;

	private RudePeer second;

	@BeforeEach
	void start() throws IOException {
		this.first = new RudePeer(Manner.WELL);
		this.second = new RudePeer(Manner.WELL);
	}

	@AfterEach
	void stop() throws IOException {
		this.first.close();
		this.second.close();
	}

	@Test
	void asksInstancesInTurn() {
		RestClient client = client(SKIP);

		for (int i = 0; i < 10; i++) {
			get(client);
		}

		assertThat(this.first.requests()).isEqualTo(5);
		assertThat(this.second.requests()).isEqualTo(5);
	}

	@ParameterizedTest
	@EnumSource(value = Manner.class, mode = EnumSource.Mode.EXCLUDE, names = { "WELL", "ENDLESS" })
	void triesAReadElsewhere(Manner manner) {
		this.first.behave(manner);

		assertThat(get(client(SKIP))).isEqualTo("{}");

		assertThat(this.second.requests()).isEqualTo(1);
	}

	@Test
	void triesAReadElsewhereWhenNobodyListens() throws IOException {
		this.first.kill();

		assertThat(get(client(SKIP))).isEqualTo("{}");
	}

	@ParameterizedTest
	@EnumSource(value = Manner.class, names = { "SILENT", "CUT_IN_HEADER", "CUT_IN_BODY", "HANGING" })
	void repeatsNoWriteThatMayHaveArrived(Manner manner) {
		this.first.behave(manner);
		RestClient client = client(SKIP);

		assertThatExceptionOfType(ApiUnavailable.class).isThrownBy(() -> post(client));

		assertThat(this.first.requests()).isEqualTo(1);
		assertThat(this.second.requests()).isZero();
	}

	@Test
	void repeatsNoWriteThatWasAnswered() {
		this.first.behave(Manner.OUT_OF_SERVICE);
		RestClient client = client(SKIP);

		assertThatExceptionOfType(HttpServerErrorException.class).isThrownBy(() -> post(client));

		assertThat(this.second.requests()).isZero();
	}

	@Test
	void triesAWriteElsewhereWhenNothingWasSent() throws IOException {
		this.first.kill();

		assertThat(post(client(SKIP))).isEqualTo("{}");

		assertThat(this.second.requests()).isEqualTo(1);
	}

	@Test
	void passesOverAnInstanceThatFailed() {
		this.first.behave(Manner.OUT_OF_SERVICE);
		RestClient client = client(SKIP);

		for (int i = 0; i < 10; i++) {
			get(client);
		}

		assertThat(this.first.requests()).isEqualTo(1);
		assertThat(this.second.requests()).isEqualTo(10);
	}

	@Test
	void returnsToAnInstanceThatRecovered() {
		this.first.behave(Manner.OUT_OF_SERVICE);
		RestClient client = client(Duration.ZERO);
		get(client);
		this.first.behave(Manner.WELL);

		get(client);
		get(client);

		assertThat(this.first.requests()).isEqualTo(2);
	}

	@Test
	void triesFailedInstancesWhenThereIsNoOther() {
		this.first.behave(Manner.OUT_OF_SERVICE);
		this.second.behave(Manner.OUT_OF_SERVICE);
		RestClient client = client(SKIP);
		assertThatExceptionOfType(HttpServerErrorException.class).isThrownBy(() -> get(client));
		this.second.behave(Manner.WELL);

		assertThat(get(client)).isEqualTo("{}");
	}

	@Test
	void asksEachInstanceAtMostOnce() throws IOException {
		this.first.behave(Manner.GATEWAY_TIMEOUT);
		this.second.kill();
		RestClient client = client(Duration.ZERO);

		assertThatExceptionOfType(HttpServerErrorException.class).isThrownBy(() -> get(client));

		assertThat(this.first.requests()).isEqualTo(1);
	}

	@Test
	void beginsNoAttemptAfterTheDeadline() {
		this.first.behave(Manner.HANGING);
		RestClient client = client(
				new ApiProperties(urls(), Duration.ofMillis(100), SKIP, 10, DataSize.ofKilobytes(1)));

		assertThatExceptionOfType(ApiUnavailable.class).isThrownBy(() -> get(client));

		assertThat(this.second.requests()).isZero();
	}

	@Test
	void refusesAnAnswerThatIsTooLong() {
		this.first.behave(Manner.ENDLESS);
		this.second.behave(Manner.ENDLESS);
		RestClient client = client(new ApiProperties(urls(), Duration.ofSeconds(5), SKIP, 10, DataSize.ofBytes(299)));

		assertThatExceptionOfType(ApiUnavailable.class).isThrownBy(() -> get(client))
			.havingCause()
			.withMessageContaining("foobar.api.max-response");
	}

	@Test
	void acceptsAnAnswerOfTheGreatestLength() {
		this.first.behave(Manner.ENDLESS);
		RestClient client = client(new ApiProperties(urls(), Duration.ofSeconds(5), SKIP, 10, DataSize.ofBytes(300)));

		assertThat(get(client)).hasSize(300);
	}

	@Test
	void boundsTheCallsUnderWay() throws Exception {
		this.first.behave(Manner.HANGING);
		this.second.behave(Manner.HANGING);
		RestClient client = client(new ApiProperties(urls(), Duration.ofMillis(100), SKIP, 1, DataSize.ofKilobytes(1)));
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> calls = threads.invokeAll(List.of(() -> get(client), () -> get(client)));

			assertThat(calls).extracting(Future::exceptionNow)
				.extracting(Throwable::getMessage)
				.anyMatch(message -> message.contains("Too many calls"));
		}
	}

	@Test
	void losesNoReadWhenAnInstanceIsKilledUnderLoad() throws Exception {
		RestClient client = client(Duration.ofMillis(50));
		CountDownLatch underWay = new CountDownLatch(200);
		Callable<String> reader = () -> {
			for (int i = 0; i < 200; i++) {
				assertThat(get(client)).isEqualTo("{}");
				underWay.countDown();
			}
			return "done";
		};
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> readers = new ArrayList<>();
			Stream.generate(() -> reader).limit(8).forEach(task -> readers.add(threads.submit(task)));
			underWay.await();
			this.first.kill();

			for (Future<String> each : readers) {
				assertThat(each.get()).isEqualTo("done");
			}
		}
		assertThat(this.first.requests()).isPositive();
	}

	private RestClient client(Duration skip) {
		return client(new ApiProperties(urls(), Duration.ofSeconds(5), skip, 100, DataSize.ofKilobytes(1)));
	}

	private static RestClient client(ApiProperties properties) {
		JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.connectTimeout(Duration.ofSeconds(1))
			.build());
		connections.setReadTimeout(Duration.ofMillis(500));
		return RestClient.builder()
			.baseUrl("http://app-service")
			.requestFactory(connections)
			.requestInterceptor(new Balancer(properties))
			.build();
	}

	private List<URI> urls() {
		return List.of(this.first.url(), this.second.url());
	}

	private static String get(RestClient client) {
		return text(client.get().uri("/api/tags").retrieve());
	}

	private static String post(RestClient client) {
		return text(client.post().uri("/api/users").body("{}").retrieve());
	}

	private static String text(RestClient.ResponseSpec answer) {
		String body = answer.body(String.class);
		return (body != null) ? body : "";
	}

}
