package com.foobar.gateway.cache;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class CacheTests {

	private static final String PUBLIC = "public, max-age=60";

	private static final String FOR_EVER = "max-age=31536000, public, immutable";

	private final Site site = new Site();

	@Test
	void answersWithWhatItHasAndSaysHowOldItIs() {
		this.site.answers(200, "Cache-Control", PUBLIC, "Content-Type", "text/css", "X-Request-Id", "of the first");
		MockServerHttpResponse first = this.site.get();
		this.site.passes(Duration.ofSeconds(7));
		MockServerHttpResponse second = this.site.get();

		assertThat(this.site.asked).hasSize(1);
		assertThat(Site.bodyOf(second)).isEqualTo("body");
		assertThat(second.getHeaders().toSingleValueMap()).containsEntry("Content-Type", "text/css")
			.containsEntry("Age", "7")
			.containsEntry("Content-Length", "4")
			.containsEntry("Cache-Status", "foobar-gateway; hit; ttl=53")
			.doesNotContainKey("X-Request-Id");
		assertThat(first.getHeaders().getFirst("Cache-Status")).isEqualTo("foobar-gateway; fwd=uri-miss; stored");
		assertThat(this.site.count(Result.STORED)).isOne();
		assertThat(this.site.count(Result.HIT)).isOne();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "max-age=60", "private, max-age=60", "public", "public, no-store, max-age=60",
			"public, max-age=0", "public, max-age=60, s-maxage=0", "public, max-age=60, private=\"x\"",
			"public, max-age=soon", "public, max-age=60, max-age=0", "public, max-age=-1", "no-cache, public" })
	void keepsNothingThatIsNotPlainlyForAll(String cacheControl) {
		this.site.answers(cacheControl);

		assertNotKept();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			200 | Set-Cookie       | a=b
			200 | Db-Routing-Token | abc
			200 | Vary             | *
			200 | Vary             | Accept, X-Forwarded-Host
			200 | Age              | 60
			200 | Age              | old
			404 | X                | not found
			206 | Content-Range    | bytes 0-3/9
			302 | Location         | /
			500 | X                | broken
			""")
	void keepsNoAnswersOfTheseKinds(int status, String header, String value) {
		this.site.answers(status, "Cache-Control", PUBLIC, header, value);

		assertNotKept();
	}

	private void assertNotKept() {
		this.site.get();
		MockServerHttpResponse second = this.site.get();

		assertThat(this.site.asked).hasSize(2);
		assertThat(second.getHeaders().getFirst("Cache-Status")).isNull();
		assertThat(this.site.store.entries()).isZero();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cookie", "Authorization", "Db-Routing-Token" })
	void showsNobodyWithATokenOrCookieWhatCouldHaveChanged(String header) {
		this.site.answers(PUBLIC).get();

		MockServerHttpResponse own = this.site.get(header, "mine");

		assertThat(this.site.asked).hasSize(2);
		assertThat(own.getHeaders().getFirst("Cache-Status")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cookie", "Authorization", "Db-Routing-Token" })
	void keepsNothingThatWasAskedForWithATokenOrCookie(String header) {
		this.site.answers(PUBLIC).get(header, "mine");

		assertThat(this.site.store.entries()).isZero();
	}

	@Test
	void givesEverybodyWhatNeverChanges() {
		this.site.answers(FOR_EVER).get("Cookie", "session=1");
		MockServerHttpResponse other = this.site.get("Cookie", "session=2");

		assertThat(this.site.asked).hasSize(1);
		assertThat(other.getHeaders().getFirst("Cache-Status")).startsWith("foobar-gateway; hit");
	}

	@Test
	void believesNobodyThatWhatVariesByCookieNeverChanges() {
		this.site.answers(200, "Cache-Control", FOR_EVER, "Vary", "Cookie").get("Cookie", "session=1");

		this.site.get("Cookie", "session=1");
		assertThat(this.site.asked).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			public, max-age=60                |  59 | 1
			public, max-age=60                |  60 | 2
			public, max-age=60, s-maxage=90   |  89 | 1
			s-maxage=90                       |  90 | 2
			public, max-age="60"              |  59 | 1
			public, max-age=99999999999999999 | 999 | 1
			""")
	void asksAnewWhenItsTimeIsOver(String cacheControl, int seconds, int times) {
		this.site.answers(cacheControl).get();
		this.site.passes(Duration.ofSeconds(seconds));
		this.site.get();

		assertThat(this.site.asked).hasSize(times);
	}

	@Test
	void countsTheTimeThatAnAnswerHasSpentInOtherCaches() {
		this.site.answers(200, "Cache-Control", PUBLIC, "Age", "50").get();
		this.site.passes(Duration.ofSeconds(9));
		assertThat(this.site.get().getHeaders().getFirst("Age")).isEqualTo("59");

		this.site.passes(Duration.ofSeconds(1));
		this.site.get();
		assertThat(this.site.asked).hasSize(2);
	}

	@Test
	void takesADateForAnEndToo() {
		ZonedDateTime date = ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
		this.site
			.answers(200, "Cache-Control", "public", "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(date),
					"Expires", DateTimeFormatter.RFC_1123_DATE_TIME.format(date.plusSeconds(30)))
			.get();
		this.site.passes(Duration.ofSeconds(29));
		this.site.get();
		assertThat(this.site.asked).hasSize(1);

		this.site.passes(Duration.ofSeconds(1));
		this.site.get();
		assertThat(this.site.asked).hasSize(2);
	}

	@Test
	void asksWhetherItsAnswerIsStillRight() {
		this.site.answers(200, "Cache-Control", PUBLIC, "ETag", "\"one\"", "Last-Modified", "yesterday").get();
		this.site.passes(Duration.ofSeconds(61));
		this.site.answers(304, "Cache-Control", "public, max-age=90", "Content-Type", "not/this");

		MockServerHttpResponse renewed = this.site.get("If-None-Match", "\"of the client\"");

		assertThat(this.site.asked.getLast().get("If-None-Match")).containsExactly("\"one\"");
		assertThat(this.site.asked.getLast().get("If-Modified-Since")).containsExactly("yesterday");
		assertThat(renewed.getStatusCode()).isEqualTo(HttpStatus.OK);
		assertThat(Site.bodyOf(renewed)).isEqualTo("body");
		assertThat(renewed.getHeaders().toSingleValueMap())
			.containsEntry("Cache-Status", "foobar-gateway; hit; fwd=stale; fwd-status=304; stored")
			.doesNotContainKey("Content-Type");
		this.site.passes(Duration.ofSeconds(89));
		this.site.get();
		assertThat(this.site.asked).as("fresh for as long as the server has said now").hasSize(2);
		assertThat(this.site.count(Result.REVALIDATED)).isOne();
	}

	@Test
	void asksEachTimeAboutWhatMayOnlyBeUsedAfterAsking() {
		this.site.answers(200, "Cache-Control", "public, no-cache", "ETag", "\"one\"").get();
		this.site.answers(304);
		assertThat(Site.bodyOf(this.site.get())).isEqualTo("body");
		this.site.answers(200, "Cache-Control", "public, no-cache", "ETag", "\"two\"").withBody(Flux.just("other"));
		assertThat(Site.bodyOf(this.site.get())).isEqualTo("other");

		assertThat(this.site.asked).hasSize(3);
		this.site.answers(304).get();
		assertThat(this.site.asked.getLast().get("If-None-Match")).containsExactly("\"two\"");
	}

	@Test
	void forgetsAnAnswerThatIsNoLongerForAll() {
		this.site.answers(200, "Cache-Control", PUBLIC, "ETag", "\"one\"").get();
		this.site.passes(Duration.ofSeconds(60));
		this.site.answers(304, "Cache-Control", "private").get();

		assertThat(this.site.store.entries()).isZero();
	}

	@Test
	void keepsAnAnswerForEachKindOfRequestThatItVariesBy() {
		this.site.answers(200, "Cache-Control", PUBLIC, "Vary", "Origin, Accept-Encoding").get("Origin", "a");
		this.site.get("Origin", "b");
		this.site.get("Origin", "a", "Accept-Encoding", "gzip, deflate");
		assertThat(this.site.asked).hasSize(3);

		this.site.get("Origin", "a");
		this.site.get("Origin", "b");
		this.site.get("Origin", "a", "Accept-Encoding", "gzip, br");
		assertThat(this.site.asked).hasSize(3);
		this.site.get();
		this.site.get("Origin", "a", "Accept-Encoding", "gzip;q=0");
		assertThat(this.site.asked).hasSize(5);
	}

	@Test
	void keepsNoMoreThanAFewAnswersForOneAddress() {
		this.site.answers(200, "Cache-Control", PUBLIC, "Vary", "Origin");
		for (int i = 0; i < 20; i++) {
			this.site.get("Origin", "origin-" + i);
		}
		this.site.get("Origin", "origin-19");
		assertThat(this.site.asked).hasSize(20);

		this.site.get("Origin", "origin-0");
		assertThat(this.site.asked).hasSize(21);
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void helpsInTroubleIfTheAnswerAllowsIt(boolean down) {
		this.site.answers("public, max-age=60, stale-if-error=30").get();
		breakDown(down);

		this.site.passes(Duration.ofSeconds(89));
		MockServerHttpResponse stale = this.site.get();
		assertThat(Site.bodyOf(stale)).isEqualTo("body");
		assertThat(stale.getStatusCode()).isEqualTo(HttpStatus.OK);
		assertThat(stale.getHeaders().getFirst("Cache-Status")).contains("stale-if-error");
		assertThat(stale.getHeaders().getFirst("Age")).isEqualTo("89");
		assertThat(this.site.count(Result.STALE)).isOne();

		this.site.passes(Duration.ofSeconds(1));
		assertTrouble(down);
	}

	@ParameterizedTest
	@ValueSource(strings = { "public, max-age=60", "public, max-age=60, stale-if-error=90, must-revalidate",
			"public, max-age=60, stale-if-error=90, proxy-revalidate", "s-maxage=60, stale-if-error=90",
			"public, max-age=60, stale-if-error=0" })
	void passesTroubleOnIfTheAnswerDoesNotAllowIt(String cacheControl) {
		this.site.answers(cacheControl).get();
		this.site.passes(Duration.ofSeconds(61));

		breakDown(true);
		assertTrouble(true);
	}

	@Test
	void passesOnWhatIsNoTroubleOfTheServer() {
		this.site.answers("public, max-age=60, stale-if-error=30").get();
		this.site.passes(Duration.ofSeconds(61));

		assertThat(this.site.answers(404).get().getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
	}

	private void breakDown(boolean down) {
		if (down) {
			this.site.isDown();
		}
		else {
			this.site.answers(503).withBody(Flux.just("sorry"));
		}
	}

	private void assertTrouble(boolean down) {
		if (down) {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(this.site::get)
				.withMessageContaining("nobody is there");
		}
		else {
			assertThat(this.site.get().getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		}
	}

	@Test
	void tellsAClientThatItHasTheSameAlready() {
		this.site
			.answers(200, "Cache-Control", PUBLIC, "ETag", "W/\"one\"", "Last-Modified",
					"Thu, 01 Jan 2026 00:00:00 GMT")
			.get();

		MockServerHttpResponse same = this.site.get("If-None-Match", "\"one\"");
		assertThat(same.getStatusCode()).isEqualTo(HttpStatus.NOT_MODIFIED);
		assertThat(Site.bodyOf(same)).isEmpty();
		assertThat(same.getHeaders().getETag()).isEqualTo("W/\"one\"");
		assertThat(this.site.get("If-Modified-Since", "Thu, 01 Jan 2026 00:00:00 GMT").getStatusCode())
			.isEqualTo(HttpStatus.NOT_MODIFIED);
		assertThat(this.site.get("If-None-Match", "\"two\"").getStatusCode()).isEqualTo(HttpStatus.OK);
		assertThat(this.site.get("If-Modified-Since", "Wed, 31 Dec 2025 00:00:00 GMT").getStatusCode())
			.isEqualTo(HttpStatus.OK);
		assertThat(this.site.asked).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "Cache-Control, no-cache", "Cache-Control, no-store", "Pragma, no-cache", "Range, bytes=0-1",
			"If-Match, \"one\"", "Content-Length, 4" })
	void letsPassWhatIsMeantForTheServer(String header, String value) {
		this.site.answers(PUBLIC).get();
		this.site.get(header, value);

		assertThat(this.site.asked).hasSize(2);
	}

	@Test
	void answersQuestionsForHeadersAlone() {
		this.site.answers(PUBLIC);
		this.site.ask(Site.request("HEAD", "/assets/site.css"));
		assertThat(this.site.store.entries()).isZero();
		this.site.get();

		MockServerHttpResponse head = this.site.ask(Site.request("HEAD", "/assets/site.css"));
		assertThat(this.site.asked).hasSize(2);
		assertThat(head.getHeaders().getContentLength()).isEqualTo(4);
		assertThat(Site.bodyOf(head)).isEmpty();
	}

	@Test
	void tellsAddressesApart() {
		this.site.answers(PUBLIC).get();
		this.site.ask(Site.request("GET", "/assets/site.css?v=2"));
		this.site.ask(Site.request("GET", "/assets/Site.css"));
		this.site.ask(Site.request("GET", "//foobar.com/assets/site.css"));

		assertThat(this.site.asked).hasSize(4);
	}

	@Test
	void forgetsWhatIsChangedThroughIt() {
		this.site.answers(PUBLIC).get();
		this.site.answers(422).ask(Site.request("POST", "/assets/site.css"));
		assertThat(this.site.store.entries()).isOne();

		this.site.answers(204).ask(Site.request("DELETE", "/assets/site.css"));
		assertThat(this.site.store.entries()).isZero();
	}

	@Test
	void keepsNothingThatIsTooLong() {
		this.site.answers(PUBLIC).withBody(Flux.just("x".repeat(600), "x".repeat(425)));

		assertThat(Site.bodyOf(this.site.get())).hasSize(1025);
		assertThat(this.site.store.entries()).isZero();
		this.site.withBody(Flux.just("x".repeat(1024)));
		this.site.ask(Site.request("GET", "/other"));
		assertThat(this.site.store.entries()).isOne();
	}

	@Test
	void keepsNothingThatIsNotWhole() {
		this.site.answers(200, "Cache-Control", PUBLIC, "Content-Length", "9").get();
		assertThat(this.site.store.entries()).isZero();

		this.site.answers(PUBLIC).withBody(Flux.just("half").concatWith(Flux.error(new IllegalStateException("cut"))));
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> this.site.ask(Site.request("GET", "/other")));
		assertThat(this.site.store.entries()).isZero();
	}

	@Test
	void staysWithinItsMemory() {
		this.site.answers(PUBLIC).withBody(Flux.just("x".repeat(1000)));
		for (int i = 0; i < 500; i++) {
			this.site.ask(Site.request("GET", "/assets/" + i));
		}

		await().untilAsserted(() -> assertThat(this.site.store.bytes()).isBetween(10_000L, 65_536L));
	}

}
