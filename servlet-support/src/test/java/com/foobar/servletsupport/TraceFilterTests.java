package com.foobar.servletsupport;

import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TraceFilterTests {

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private final AtomicReference<String> seen = new AtomicReference<>();

	@Test
	void showsTheTraceWhileTheRequestIsHandledAndNoLonger() throws Exception {
		handle("00-" + TRACE + "-00f067aa0ba902b7-00");

		assertThat(this.seen).hasValue(TRACE);
		assertThat(MDC.get(TraceFilter.KEY)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "00-" + TRACE, "00-" + TRACE + "-00f067aa0ba902b7-00\nforged line" })
	void showsNothingThatIsNoTrace(String parent) throws Exception {
		handle(parent);

		assertThat(this.seen).hasValue(null);
	}

	@Test
	void forgetsTheTraceOfARequestThatFails() {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-00");

		assertThatExceptionOfType(ServletException.class)
			.isThrownBy(() -> new TraceFilter().doFilter(request, new MockHttpServletResponse(), (in, out) -> {
				throw new ServletException("it fails");
			}));
		assertThat(MDC.get(TraceFilter.KEY)).isNull();
	}

	private void handle(String parent) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.addHeader("traceparent", parent);
		new TraceFilter().doFilter(request, new MockHttpServletResponse(),
				(in, out) -> this.seen.set(MDC.get(TraceFilter.KEY)));
	}

}
