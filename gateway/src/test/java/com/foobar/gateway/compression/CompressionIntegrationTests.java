package com.foobar.gateway.compression;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

import com.foobar.gateway.support.FakeServer;
import com.foobar.gateway.support.RunningGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CompressionIntegrationTests {

	private static final String TEXT = "{\"articles\":[" + "{\"title\":\"About load\"},".repeat(100) + "{}]}";

	private static final FakeServer app = new FakeServer("app-service-1");

	private static RunningGateway gateway;

	@BeforeAll
	static void start() {
		gateway = RunningGateway.with(RunningGateway.inFrontOf(List.of(app), List.of(app)));
	}

	@AfterAll
	static void stop() {
		gateway.close();
		app.close();
	}

	@BeforeEach
	void serveText() {
		serve(Map.of());
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8, *;q=0.1" })
	void compressesForClientsThatTakeIt(String accepted) throws Exception {
		HttpResponse<byte[]> response = get("Accept-Encoding", accepted);

		assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
		assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
		assertThat(response.body()).hasSizeLessThan(TEXT.length() / 5);
		assertThat(unpacked(response.body())).isEqualTo(TEXT);
	}

	@Test
	void compressesOverHttp2() throws Exception {
		try (HttpClient http = HttpClient.newBuilder()
			.sslContext(gateway.client().trust())
			.version(HttpClient.Version.HTTP_2)
			.build()) {
			HttpResponse<byte[]> response = http.send(
					gateway.client().request("/api/articles").header("Accept-Encoding", "gzip").build(),
					HttpResponse.BodyHandlers.ofByteArray());

			assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
			assertThat(unpacked(response.body())).isEqualTo(TEXT);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "identity", "gzip;q=0", "deflate, gzip; q=0.0", "br", "gzipped;q=1" })
	void leavesAnswersAloneForClientsThatDoNot(String accepted) throws Exception {
		HttpResponse<byte[]> response = get("Accept-Encoding", accepted);

		assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(response.headers().allValues("Vary")).as("for caches").containsExactly("Accept-Encoding");
		assertThat(response.body()).asString(StandardCharsets.UTF_8).isEqualTo(TEXT);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Content-Type     | image/png
			Content-Type     | application/octet-stream
			Content-Type     | text/event-stream
			Content-Encoding | identity
			Content-Encoding | br
			Cache-Control    | no-store
			Cache-Control    | public, no-transform
			Set-Cookie       | session=1
			""")
	void leavesAnswersAloneThatAreNotForIt(String header, String value) throws Exception {
		serve(Map.of(header, value));

		assertUntouched(get("Accept-Encoding", "gzip"));
	}

	@Test
	void leavesAloneWhatABrowserGetsForItsCookies() throws Exception {
		assertUntouched(get("Accept-Encoding", "gzip", "Cookie", "session=1"));
	}

	@Test
	void compressesWhatIsPublicWhateverCookiesCome() throws Exception {
		serve(Map.of("Cache-Control", "public, max-age=60"));

		assertThat(get("Accept-Encoding", "gzip", "Cookie", "session=1").headers().firstValue("Content-Encoding"))
			.hasValue("gzip");
	}

	@Test
	void compressesForTokensWhichNoOtherSiteCanMakeABrowserSend() throws Exception {
		assertThat(
				get("Accept-Encoding", "gzip", "Authorization", "Token abc").headers().firstValue("Content-Encoding"))
			.hasValue("gzip");
	}

	@Test
	void leavesShortAnswersAlone() throws Exception {
		app.behave((exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			FakeServer.answer(exchange, 200, "x".repeat(1023));
		});

		assertUntouched(get("Accept-Encoding", "gzip"));
	}

	@Test
	void compressesAnswersThatDoNotTellTheirSize() throws Exception {
		app.behave((exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(TEXT.getBytes(StandardCharsets.UTF_8));
			exchange.close();
		});

		assertThat(unpacked(get("Accept-Encoding", "gzip").body())).isEqualTo(TEXT);
	}

	@Test
	void weakensATagThatStoodForOtherBytes() throws Exception {
		serve(Map.of("ETag", "\"abc\"", "Vary", "Origin", "Accept-Ranges", "bytes"));

		HttpResponse<byte[]> compressed = get("Accept-Encoding", "gzip");
		assertThat(compressed.headers().allValues("ETag")).containsExactly("W/\"abc\"");
		assertThat(compressed.headers().allValues("Vary")).containsExactly("Origin", "Accept-Encoding");
		assertThat(compressed.headers().allValues("Accept-Ranges")).isEmpty();
		assertThat(get("Accept-Encoding", "identity").headers().allValues("ETag")).containsExactly("\"abc\"");
	}

	@Test
	void saysOnceWhatAnAnswerVariesBy() throws Exception {
		serve(Map.of("Vary", "Origin, accept-encoding"));

		assertThat(get("Accept-Encoding", "gzip").headers().allValues("Vary"))
			.containsExactly("Origin, accept-encoding");
	}

	@Test
	void answersHeadWithoutABody() throws Exception {
		HttpRequest head = gateway.client()
			.request("/api/articles")
			.method("HEAD", HttpRequest.BodyPublishers.noBody())
			.header("Accept-Encoding", "gzip")
			.build();

		HttpResponse<byte[]> response = gateway.client().http().send(head, HttpResponse.BodyHandlers.ofByteArray());

		assertThat(response.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(response.headers().allValues("Vary")).containsExactly("Accept-Encoding");
		assertThat(response.body()).isEmpty();
	}

	@Test
	void keepsItsConnectionInOrderWhenAnswersOfBothKindsFollowEachOther() throws Exception {
		for (int i = 0; i < 20; i++) {
			assertThat(unpacked(get("Accept-Encoding", "gzip").body())).isEqualTo(TEXT);
			assertThat(get("Accept-Encoding", "identity").body()).asString(StandardCharsets.UTF_8).isEqualTo(TEXT);
		}
	}

	@Test
	void compressesNothingMoreBecauseOfAnEarlierAnswerInTheConnection() throws Exception {
		for (int i = 0; i < 3; i++) {
			assertThat(unpacked(get("Accept-Encoding", "gzip").body())).isEqualTo(TEXT);
			assertUntouched(get("Accept-Encoding", "gzip", "Cookie", "session=1"));
		}
	}

	private static void serve(Map<String, String> headers) {
		app.behave((exchange) -> {
			exchange.getResponseHeaders().set("Content-Type", "application/json");
			headers.forEach(exchange.getResponseHeaders()::set);
			FakeServer.answer(exchange, 200, TEXT);
		});
	}

	private static void assertUntouched(HttpResponse<byte[]> response) {
		assertThat(response.headers().firstValue("Content-Encoding")).isNotEqualTo(Optional.of("gzip"));
		assertThat(response.headers().allValues("Vary")).isEmpty();
		assertThat(response.body()).hasSizeGreaterThan(1000);
	}

	private static HttpResponse<byte[]> get(String... headers) throws IOException, InterruptedException {
		return gateway.client()
			.http()
			.send(gateway.client().request("/api/articles").headers(headers).build(),
					HttpResponse.BodyHandlers.ofByteArray());
	}

	private static String unpacked(byte[] body) throws IOException {
		try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
