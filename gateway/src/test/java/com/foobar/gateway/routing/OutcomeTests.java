package com.foobar.gateway.routing;

import java.io.IOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.netty.channel.AbortedException;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeTests {

	@ParameterizedTest
	@CsvSource({ "200, SUCCESS", "204, SUCCESS", "304, REDIRECTION", "404, CLIENT_ERROR", "429, CLIENT_ERROR",
			"500, SERVER_ERROR", "501, SERVER_ERROR", "502, UNAVAILABLE", "503, UNAVAILABLE", "504, UNAVAILABLE" })
	void tellsAnswersApart(int status, Outcome outcome) {
		assertThat(Outcome.of(HttpStatusCode.valueOf(status))).isEqualTo(outcome);
	}

	@Test
	void tellsFailuresApart() {
		assertThat(Outcome.of(new ConnectException())).isEqualTo(Outcome.NOT_CONNECTED);
		assertThat(Outcome.of(new IOException())).isEqualTo(Outcome.CLOSED);
		assertThat(Outcome.of(new AbortedException("closed before send"))).isEqualTo(Outcome.CLOSED);
		assertThat(Outcome.of(new TimeoutException())).isEqualTo(Outcome.TIMED_OUT);
		assertThat(Outcome.of(new ResponseStatusException(HttpStatus.GATEWAY_TIMEOUT))).isEqualTo(Outcome.TIMED_OUT);
		assertThat(Outcome.of(new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE))).isEqualTo(Outcome.FAILED);
	}

}
