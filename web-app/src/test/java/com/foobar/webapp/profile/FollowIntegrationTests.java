package com.foobar.webapp.profile;

import java.util.List;
import java.util.Map;

import com.foobar.webapp.site.Browser;
import com.foobar.webapp.site.FakeApi;
import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The follow button. */
class FollowIntegrationTests extends RunningSite {

	private static final String BUTTON = "form[action=/profile/bob%20b/follow]";

	@BeforeEach
	void publish() {
		api.articleBy("bob b", "hello-1", "Hello");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/profile/bob%20b", "/profile/bob%20b/favorites?page=1", "/article/hello-1" })
	void leadsBackToThePageItStandsOn(String path) {
		Browser alice = member("alice");

		Page pressed = alice.submit(alice.get(path), BUTTON, Map.of());

		assertThat(pressed.status()).isEqualTo(303);
		assertThat(pressed.header("Location")).isEqualTo(path);
		assertThat(alice.get(path).texts(BUTTON + " button")).isNotEmpty().containsOnly("Unfollow bob b");

		alice.submit(alice.get(path), BUTTON, Map.of());
		assertThat(alice.get(path).texts(BUTTON + " button")).isNotEmpty().containsOnly("Follow bob b");
	}

	@Test
	void standsTwiceOnAnArticle() {
		Document page = member("alice").get("/article/hello-1").document();

		assertThat(page.select(".article-meta " + BUTTON)).hasSize(2);
	}

	@Test
	void leadsToNoOtherSite() {
		Browser alice = member("alice");

		Page pressed = alice.submit(alice.get("/profile/bob%20b"), BUTTON, Map.of("return", "//evil.example"));

		assertThat(pressed.header("Location")).isEqualTo("/");
	}

	@Test
	void answersAScriptWithWhatTheButtonShows() {
		Browser alice = member("alice");
		Page page = alice.get("/profile/bob%20b");

		Page on = alice.submit(page, BUTTON, Map.of(), "Accept", "application/json");
		Page off = alice.submit(page, BUTTON, Map.of("on", "false"), "Accept", "application/json");

		assertThat(on.body()).isEqualTo("{\"on\":true}");
		assertThat(off.body()).isEqualTo("{\"on\":false}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/profile/bob%20b", "/article/hello-1" })
	void sendsVisitorsToSignInWithoutACookieOrACall(String path) {
		Browser visitor = visitor();
		Page page = visitor.get(path);

		Page pressed = visitor.submit(page, BUTTON, Map.of());

		assertThat(page.headers("Set-Cookie")).isEmpty();
		assertThat(pressed.status()).isEqualTo(303);
		assertThat(pressed.header("Location")).isEqualTo("/login");
		assertThat(api.requests()).extracting(FakeApi.Request::method).containsOnly("GET");
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "text/html" })
	void reportsWhatTheApiRefuses(String accepted) {
		Browser alice = member("alice");
		String csrf = alice.get("/profile/bob%20b").document().expectFirst(BUTTON + " [name=_csrf]").val();

		Page pressed = alice.post("/profile/alice/follow", Map.of("_csrf", List.of(csrf), "on", List.of("true")),
				"Accept", accepted);

		assertThat(pressed.status()).isEqualTo(422);
		assertThat(pressed.header("Content-Type")).startsWith("text/html");
		assertThat(pressed.texts("h1")).containsExactly("That request cannot be answered");
	}

	@Test
	void reportsAPersonWhoIsGone() {
		Browser alice = member("alice");
		String csrf = alice.get("/profile/bob%20b").document().expectFirst(BUTTON + " [name=_csrf]").val();

		assertThat(alice.post("/profile/nobody/follow", Map.of("_csrf", List.of(csrf), "on", List.of("true"))).status())
			.isEqualTo(404);
	}

}
