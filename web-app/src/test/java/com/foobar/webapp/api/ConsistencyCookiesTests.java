package com.foobar.webapp.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class ConsistencyCookiesTests {

	private final List<String> answered = new ArrayList<>();

	@Test
	void sendsWhatVisitorBroughtAndNothingElse() {
		ConsistencyCookies cookies = new ConsistencyCookies(Map.of("dbr1", "abc", "session", "secret"),
				this.answered::add);

		assertThat(sent(cookies)).isEqualTo("dbr1=abc");
	}

	@Test
	void sendsNoCookieToWhoBroughtNone() {
		HttpHeaders request = new HttpHeaders();

		new ConsistencyCookies(Map.of(), this.answered::add).sendWith(request);

		assertThat(request.headerNames()).isEmpty();
	}

	@Test
	void passesAnswerOnToNextCallAndToVisitor() {
		ConsistencyCookies cookies = new ConsistencyCookies(Map.of("dbr0", "old"), this.answered::add);
		HttpHeaders response = new HttpHeaders();
		response.add(HttpHeaders.SET_COOKIE, "dbr0=new; Path=/; HttpOnly");
		response.add(HttpHeaders.SET_COOKIE, "other=1; Path=/");
		response.add(HttpHeaders.SET_COOKIE, "dbr1=\"><script>; Path=/");

		cookies.takeFrom(response);

		assertThat(sent(cookies)).isEqualTo("dbr0=new");
		assertThat(this.answered).containsExactly("dbr0=new; Path=/; HttpOnly");
	}

	private static String sent(ConsistencyCookies cookies) {
		HttpHeaders request = new HttpHeaders();
		cookies.sendWith(request);
		return String.valueOf(request.getFirst(HttpHeaders.COOKIE));
	}

}
