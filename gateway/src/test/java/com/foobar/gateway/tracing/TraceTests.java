package com.foobar.gateway.tracing;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

class TraceTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

	private final HttpHeaders request = new HttpHeaders();

	@Test
	void staysInTheTraceOfTheClientAsItsOwnStep() {
		this.request.set("traceparent", PARENT);

		assertThat(Trace.from(this.request).id()).isEqualTo(TRACE);
		assertThat(told().get("traceparent")).startsWith("00-" + TRACE + "-").doesNotContain("00f067aa0ba902b7");
	}

	@Test
	void doesNotLetTheClientDecideWhatIsRecorded() {
		this.request.set("traceparent", PARENT);

		assertThat(told().get("traceparent")).endsWith("-00");
	}

	@Test
	void takesLaterVersionsThatSayMore() {
		this.request.set("traceparent", "cc" + PARENT.substring(2) + "-what-the-future-will-be-like");

		assertThat(told().get("traceparent")).matches("00-" + TRACE + "-[0-9a-f]{16}-00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00", "00-" + TRACE + "-00f067aa0ba902b7", "ff-" + TRACE + "-00f067aa0ba902b7-01",
			"00-" + TRACE + "-00f067aa0ba902b7-01-more", "01-" + TRACE + "-00f067aa0ba902b7-01.more",
			"00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-" + TRACE + "-0000000000000000-01",
			"00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01", "00_" + TRACE + "-00f067aa0ba902b7-01",
			"0g-" + TRACE + "-00f067aa0ba902b7-01", "00-" + TRACE + "-00f067aa0ba902b7-0x",
			"00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01" })
	void beginsATraceWhenTheClientNamesNone(String parent) {
		this.request.set("traceparent", parent);
		this.request.set("tracestate", "vendor=1");

		assertThat(told().get("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").doesNotContain(TRACE);
		assertThat(told().getAll("tracestate")).isEmpty();
	}

	@Test
	void beginsATraceWhenTheClientNamesTwo() {
		this.request.add("traceparent", PARENT);
		this.request.add("traceparent", PARENT);

		assertThat(Trace.from(this.request).id()).isNotEqualTo(TRACE);
	}

	@Test
	void passesOnStateUpToTheLengthThatEveryoneMustBear() {
		this.request.set("traceparent", PARENT);
		this.request.add("tracestate", "a=" + "1".repeat(254));
		this.request.add("tracestate", "b=" + "1".repeat(253));
		assertThat(told().getAll("tracestate")).hasSize(2);

		this.request.add("tracestate", "c=1");
		assertThat(told().getAll("tracestate")).isEmpty();
	}

	@Test
	void isTheSameForEveryTryOfARequest() {
		MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

		assertThat(Trace.of(exchange)).isSameAs(Trace.of(exchange));
	}

	/** As a server behind would be told it, after the client's headers. */
	private io.netty.handler.codec.http.HttpHeaders told() {
		io.netty.handler.codec.http.HttpHeaders told = new DefaultHttpHeaders();
		this.request.forEach(told::set);
		Trace.from(this.request).writeTo(told);
		return told;
	}

}
