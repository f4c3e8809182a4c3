package com.foobar.webapp.article;

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

/** The favorite button. */
class FavoriteIntegrationTests extends RunningSite {

	private static final String ARTICLE = "/article/hello-1";

	private static final String BUTTON = "form[action=/article/hello-1/favorite]";

	@BeforeEach
	void publish() {
		api.article("hello-1", "Hello", "Text", "tcp/ip");
		api.favorite("carol", "hello-1");
	}

	@Test
	void showsAHeartAndTheCountOnPreviews() {
		Browser bob = member("bob");

		Document before = bob.get("/").document();
		api.favorite("bob", "hello-1");
		Document after = bob.get("/").document();

		assertThat(before.select(".article-preview .article-meta button.btn-outline-primary").eachText())
			.containsExactly("1");
		assertThat(before.select(".article-preview button.btn-primary")).isEmpty();
		assertThat(before.select(".article-preview button i.ion-heart")).hasSize(1);
		assertThat(before.expectFirst(".article-preview button").attr("aria-label")).isEqualTo("Favorite Hello, 1");
		assertThat(after.select(".article-preview button.btn-primary").eachText()).containsExactly("2");
		assertThat(after.select(".article-preview button.btn-outline-primary")).isEmpty();
		assertThat(after.expectFirst(".article-preview button").attr("aria-label")).isEqualTo("Unfavorite Hello, 2");
	}

	@Test
	void saysWhatItDoesOnTheArticle() {
		Browser bob = member("bob");

		Document before = bob.get(ARTICLE).document();
		api.favorite("bob", "hello-1");
		Document after = bob.get(ARTICLE).document();

		assertThat(before.select(".article-meta button.btn-outline-primary").eachText())
			.containsExactly("Favorite Article (1)", "Favorite Article (1)");
		assertThat(after.select(".article-meta button.btn-primary").eachText())
			.containsExactly("Unfavorite Article (2)", "Unfavorite Article (2)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/?page=1", "/tag/tcp%2Fip?page=1", ARTICLE, "/profile/alice" })
	void leadsBackToThePageItStandsOn(String path) {
		Browser bob = member("bob");

		Page pressed = bob.submit(bob.get(path), BUTTON, Map.of());

		assertThat(pressed.status()).isEqualTo(303);
		assertThat(pressed.header("Location")).isEqualTo(path);
		assertThat(bob.get(path).document().select("button.btn-primary:has(.ion-heart)")).isNotEmpty();

		bob.submit(bob.get(path), BUTTON, Map.of());
		assertThat(bob.get(path).document().select("button.btn-primary:has(.ion-heart)")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example",
			"javascript:alert(1)", "evil.example", "", "/a\r\nSet-Cookie: x=y", "/\t/evil.example" })
	void leadsToNoOtherSite(String from) {
		Browser bob = member("bob");

		Page pressed = bob.submit(bob.get("/"), BUTTON, Map.of("return", from));

		assertThat(pressed.status()).isEqualTo(303);
		assertThat(pressed.header("Location")).isEqualTo("/");
		assertThat(pressed.headers("Set-Cookie")).isEmpty();
	}

	@Test
	void answersAScriptWithWhatTheButtonShows() {
		Browser bob = member("bob");
		Page page = bob.get(ARTICLE);

		Page on = bob.submit(page, BUTTON, Map.of(), "Accept", "application/json");
		Page off = bob.submit(page, BUTTON, Map.of("on", "false"), "Accept", "application/json");

		assertThat(on.status()).isEqualTo(200);
		assertThat(on.header("Content-Type")).startsWith("application/json");
		assertThat(on.header("Cache-Control")).contains("private");
		assertThat(on.body()).isEqualTo("{\"on\":true,\"count\":2}");
		assertThat(off.body()).isEqualTo("{\"on\":false,\"count\":1}");
	}

	@Test
	void answersBrowsersThatTakeAnythingWithARedirect() {
		Browser bob = member("bob");
		Page page = bob.get("/");

		assertThat(bob.submit(page, BUTTON, Map.of(), "Accept", "text/html,application/xml;q=0.9,*/*;q=0.8").status())
			.isEqualTo(303);
		assertThat(bob.submit(page, BUTTON, Map.of(), "Accept", "*/*").status()).isEqualTo(303);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", ARTICLE })
	void sendsVisitorsToSignInWithoutACookieOrACall(String path) {
		Browser visitor = visitor();
		Page page = visitor.get(path);

		Page pressed = visitor.submit(page, BUTTON, Map.of());

		assertThat(page.headers("Set-Cookie")).isEmpty();
		assertThat(page.document().select("form[data-press]")).isEmpty();
		assertThat(pressed.status()).isEqualTo(303);
		assertThat(pressed.header("Location")).isEqualTo("/login");
		assertThat(pressed.headers("Set-Cookie")).isEmpty();
		assertThat(api.requests()).extracting(FakeApi.Request::method).containsOnly("GET");
	}

	@Test
	void sendsMembersWhoseLoginEndedToSignIn() {
		Browser bob = member("bob");
		Page page = bob.get("/");
		api.revoke("token-of-bob");

		Page pressed = bob.submit(page, BUTTON, Map.of(), "Accept", "application/json");

		assertThat(pressed.status()).isEqualTo(303);
		assertThat(pressed.header("Location")).isEqualTo("/login");
		assertThat(bob.cookies()).doesNotContainKey(SESSION);
	}

	@Test
	void reportsAnArticleThatIsGone() {
		Browser bob = member("bob");
		String csrf = bob.get("/").document().expectFirst(BUTTON + " [name=_csrf]").val();

		Page pressed = bob.post("/article/gone-1/favorite", Map.of("_csrf", List.of(csrf), "on", List.of("true")));

		assertThat(pressed.status()).isEqualTo(404);
		assertThat(pressed.header("Content-Type")).startsWith("text/html");
	}

	@Test
	void refusesAFormThatDoesNotSayWhatItWants() {
		Browser bob = member("bob");
		String csrf = bob.get("/").document().expectFirst(BUTTON + " [name=_csrf]").val();

		assertThat(bob.post(ARTICLE + "/favorite", Map.of("_csrf", List.of(csrf))).status()).isEqualTo(400);
		assertThat(bob.post(ARTICLE + "/favorite", Map.of("_csrf", List.of(csrf), "on", List.of("perhaps"))).status())
			.isEqualTo(400);
	}

	@Test
	void sendsNothingTwice() {
		Browser bob = member("bob");
		Page page = bob.get("/");
		api.failWith("POST", 503, "server", "unavailable");

		Page pressed = bob.submit(page, BUTTON, Map.of());

		assertThat(pressed.status()).isEqualTo(503);
		assertThat(api.requests()).filteredOn(request -> request.method().equals("POST")).hasSize(1);
	}

}
