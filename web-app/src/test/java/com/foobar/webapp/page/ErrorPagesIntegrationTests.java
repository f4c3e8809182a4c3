package com.foobar.webapp.page;

import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages for when things go wrong. */
class ErrorPagesIntegrationTests extends RunningSite {

	@ParameterizedTest
	@ValueSource(strings = { "/nope", "/error", "/profile/nobody", "/profile/nobody/favorites", "/assets/nope.css",
			"/article", "/actuator/health" })
	void showsAPageWhereNothingIs(String path) {
		Page page = visitor().get(path, "Accept", "*/*");

		assertThat(page.status()).isEqualTo(404);
		assertThat(page.header("Content-Type")).startsWith("text/html");
		assertThat(page.texts("h1")).containsExactly("Nothing is here");
		assertThat(page.texts("nav.navbar a.nav-link")).containsExactly("Home", "Sign in", "Sign up");
	}

	@Test
	void keepsTheMembersWayOut() {
		Page page = member("alice").get("/nope");

		assertThat(page.texts("nav.navbar a.nav-link")).containsExactly("Home", "New Article", "Settings");
		assertThat(page.document().select("footer form[action=/logout]")).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(ints = { 502, 503, 504, 429 })
	void asksToComeBackWhenTheApiCannotAnswer(int status) {
		api.failWith(status, "server", "unavailable");

		Page page = visitor().get("/");

		assertThat(page.status()).isEqualTo(503);
		assertThat(page.header("Retry-After")).isEqualTo("5");
		assertThat(page.header("Cache-Control")).isEqualTo("no-cache, private");
		assertThat(page.texts("h1")).containsExactly("Back in a moment");
	}

	@Test
	void admitsAFault() {
		api.failWith(500, "server", "internal error");

		Page page = visitor().get("/");

		assertThat(page.status()).isEqualTo(500);
		assertThat(page.texts("h1")).containsExactly("Something went wrong");
		assertThat(page.body()).doesNotContain("Exception", "internal error");
	}

	@Test
	void passesOnWhatTheApiForbids() {
		api.failWith(403, "article", "forbidden");

		assertThat(visitor().get("/article/hello").status()).isEqualTo(403);
	}

	@Test
	void showsAPageForAWrongMethod() {
		Page page = visitor().get("/logout");

		assertThat(page.status()).isEqualTo(405);
		assertThat(page.header("Content-Type")).startsWith("text/html");
	}

}
