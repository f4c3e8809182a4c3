package com.foobar.gateway.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.foobar.gateway.configuration.CacheProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CollapsingTests {

	private static final String PUBLIC = "public, max-age=60";

	private final Sinks.One<String> gate = Sinks.one();

	private final List<MockServerWebExchange> exchanges = new ArrayList<>();

	private final Site site = new Site().atPace((answer) -> this.gate.asMono().then(answer));

	@Test
	void asksOnceForWhatManyWantAtTheSameMoment() {
		this.site.answers(PUBLIC);
		ask(20);
		assertThat(this.site.asked).hasSize(1);

		this.gate.tryEmitValue("open");

		await().untilAsserted(this::everybodyIsServed);
		assertThat(this.site.asked).hasSize(1);
		assertThat(this.site.count(Result.COLLAPSED)).isEqualTo(19);
		assertThat(this.exchanges.getLast().getResponse().getHeaders().getFirst("Cache-Status"))
			.isEqualTo("foobar-gateway; hit; collapsed");
	}

	@ParameterizedTest
	@ValueSource(strings = { "private", "no-store", "" })
	void letsEverybodyAskWhenTheAnswerIsForOneAlone(String cacheControl) {
		this.site.answers(cacheControl);
		ask(5);
		this.gate.tryEmitValue("open");

		await().untilAsserted(this::everybodyIsServed);
		assertThat(this.site.asked).hasSize(5);
	}

	@Test
	void letsEverybodyAskAsSoonAsTheHeadersAreThereAndSaySo() {
		this.site.answers("private").withBody(Flux.never());
		ask(3);
		this.gate.tryEmitValue("open");

		await().untilAsserted(() -> assertThat(this.site.asked).hasSize(3));
	}

	@Test
	void waitsForNobodyAtAnAddressWhoseAnswersAreNotKept() {
		this.site.answers("private");
		ask(1);
		this.gate.tryEmitValue("open");
		await().untilAsserted(this::everybodyIsServed);

		this.site.atPace((answer) -> Mono.never());
		ask(3);
		assertThat(this.site.asked).hasSize(4);
	}

	@Test
	void letsEverybodyAskWhenTheFirstFails() {
		this.site.answers(PUBLIC).atPace((answer) -> {
			boolean first = this.site.asked.size() == 1;
			return first ? this.gate.asMono().then(Mono.error(new IllegalStateException("cut"))) : answer;
		});
		ask(3);
		this.gate.tryEmitValue("open");

		await().untilAsserted(() -> assertThat(this.exchanges.subList(1, 3))
			.allSatisfy((exchange) -> assertThat(Site.bodyOf(exchange.getResponse())).isEqualTo("body")));
	}

	@Test
	void letsEverybodyAskWhenTheFirstGoesAway() {
		this.site.answers(PUBLIC);
		Disposable first = ask();
		ask(2);
		assertThat(this.site.asked).hasSize(1);

		first.dispose();
		this.gate.tryEmitValue("open");

		await().untilAsserted(() -> assertThat(this.exchanges.subList(1, 3))
			.allSatisfy((exchange) -> assertThat(Site.bodyOf(exchange.getResponse())).isEqualTo("body")));
	}

	@Test
	void asksAloneWhenTheFirstTakesTooLong() {
		Site impatient = new Site(
				new CacheProperties(true, DataSize.ofKilobytes(64), DataSize.ofKilobytes(1), Duration.ofMillis(20)));
		impatient.answers(PUBLIC).atPace((answer) -> (impatient.asked.size() == 1) ? Mono.never() : answer);
		MockServerWebExchange second = MockServerWebExchange.from(Site.request("GET", "/assets/site.css"));

		impatient.handle(MockServerWebExchange.from(Site.request("GET", "/assets/site.css"))).subscribe();
		impatient.handle(second).block(Duration.ofSeconds(10));

		assertThat(Site.bodyOf(second.getResponse())).isEqualTo("body");
		assertThat(impatient.asked).hasSize(2);
	}

	@Test
	void asksAloneWhenTheAnswerIsForOtherRequests() {
		this.site.answers(200, "Cache-Control", PUBLIC, "Vary", "Origin");
		ask("Origin", "a");
		ask("Origin", "a");
		ask("Origin", "b");
		this.gate.tryEmitValue("open");

		await().untilAsserted(this::everybodyIsServed);
		assertThat(this.site.asked).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cookie", "Authorization", "Db-Routing-Token" })
	void neverLetsAUserWaitForAnother(String header) {
		this.site.answers(PUBLIC);
		ask();
		ask(header, "mine");

		assertThat(this.site.asked).hasSize(2);
	}

	private void ask(int times) {
		for (int i = 0; i < times; i++) {
			ask();
		}
	}

	private Disposable ask(String... headers) {
		MockServerWebExchange exchange = MockServerWebExchange.from(Site.request("GET", "/assets/site.css", headers));
		this.exchanges.add(exchange);
		return this.site.handle(exchange).subscribe((nothing) -> {
		}, (failure) -> {
		});
	}

	private void everybodyIsServed() {
		assertThat(this.exchanges)
			.allSatisfy((exchange) -> assertThat(Site.bodyOf(exchange.getResponse())).isEqualTo("body"));
	}

}
