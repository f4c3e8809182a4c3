package com.foobar.webapp.profile;

import com.foobar.webapp.site.Browser;
import com.foobar.webapp.site.FakeApi;
import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Somebody's page. */
class ProfilePageIntegrationTests extends RunningSite {

	@Test
	void showsThePersonAndWhatTheyWrote() {
		api.account("alice", "Likes tea", "https://example.org/a.png");
		api.articleBy("alice", "older-1", "Older");
		api.articleBy("bob", "other-1", "Other");
		api.articleBy("alice", "newer-1", "Newer");

		Document page = visitor().get("/profile/alice").document();

		assertThat(page.title()).isEqualTo("alice · foobar");
		assertThat(page.select(".profile-page .user-info")).hasSize(1);
		assertThat(page.expectFirst(".user-info img.user-img").attr("src")).isEqualTo("https://example.org/a.png");
		assertThat(page.select("h4").eachText()).containsExactly("alice");
		assertThat(page.select(".user-info p").eachText()).containsExactly("Likes tea");
		assertThat(page.select(".preview-link h1").eachText()).containsExactly("Newer", "Older");
		assertThat(page.select("a.nav-link.active").eachText()).containsExactly("My Articles");
		assertThat(page.select(".articles-toggle a.nav-link").eachAttr("href")).containsExactly("/profile/alice",
				"/profile/alice/favorites");
	}

	@Test
	void showsWhatThePersonLikes() {
		api.account("alice", "password");
		api.articleBy("bob", "liked-1", "Liked");
		api.articleBy("alice", "own-1", "Own");
		api.favorite("alice", "liked-1");

		Document page = visitor().get("/profile/alice/favorites").document();

		assertThat(page.select(".preview-link h1").eachText()).containsExactly("Liked");
		assertThat(page.select("a.nav-link.active").eachText()).containsExactly("Favorited Articles");
		assertThat(page.select("h4").eachText()).containsExactly("alice");
	}

	@Test
	void showsNothingForAPersonWhoSaysNothing() {
		api.account("alice", "password");

		Document page = visitor().get("/profile/alice").document();

		assertThat(page.select(".user-info p")).hasSize(1);
		assertThat(page.expectFirst(".user-info p").wholeText()).isEmpty();
		assertThat(page.expectFirst("img.user-img").attr("src")).contains("default-avatar.svg");
		assertThat(page.select(".empty-feed-message")).hasSize(1);
	}

	@Test
	void leadsToTheSettingsFromOnesOwn() {
		Document page = member("alice").get("/profile/alice").document();

		assertThat(page.select(".user-info a[href=/settings]").eachText()).containsExactly("Edit Profile Settings");
		assertThat(page.select("button:contains(Follow)")).isEmpty();
		assertThat(page.select("nav.navbar .active").eachText()).containsExactly("alice");
	}

	@Test
	void offersToFollowOthers() {
		api.account("bob", "password");
		Browser alice = member("alice");

		Document page = alice.get("/profile/bob").document();

		assertThat(page.select("button:contains(Follow)").eachText()).containsExactly("Follow bob");
		assertThat(page.select(".user-info a[href=/settings]")).isEmpty();
		assertThat(page.select("nav.navbar .active")).isEmpty();

		api.follow("alice", "bob");
		assertThat(alice.get("/profile/bob").texts("button:contains(Follow)")).containsExactly("Unfollow bob");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/favorites" })
	void showsTenArticlesAPage(String tab) {
		for (int i = 1; i <= 12; i++) {
			api.articleBy("a b", "a-" + i, "Article " + i);
			api.favorite("a b", "a-" + i);
		}

		Page second = visitor().get("/profile/a%20b" + tab + "?page=2");

		assertThat(second.texts(".preview-link h1")).containsExactly("Article 2", "Article 1");
		assertThat(second.texts(".page-item.active")).containsExactly("2");
		assertThat(second.document().select(".page-link").eachAttr("href"))
			.containsExactly("/profile/a%20b" + tab + "?page=1", "/profile/a%20b" + tab + "?page=2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "žluťoučký 🐎", "a+b", "a&b=c", "a;b", "\"quoted\"", "<b>", "a\\b", "..a" })
	void hasAnAddressForEveryName(String name) {
		api.articleBy(name, "hello-1", "Hello");

		String link = visitor().get("/").document().expectFirst("a.author").attr("href");
		Document page = visitor().get(link).document();

		assertThat(link).startsWith("/profile/").doesNotContain(" ", "<", "\"", "\\");
		assertThat(page.expectFirst("h4").text()).isEqualTo(name);
		assertThat(page.select(".preview-link h1").eachText()).containsExactly("Hello");
	}

	@Test
	void escapesWhateverPeopleTyped() {
		String hostile = "\"><script>alert(1)</script>";
		api.account("eve", hostile, "x\" onerror=\"alert(1)");

		Document page = visitor().get("/profile/eve").document();

		assertThat(page.select("script:not([src]), [onerror]")).isEmpty();
		assertThat(page.expectFirst(".user-info p").text()).isEqualTo(hostile);
		assertThat(page.expectFirst("img.user-img").attr("src")).isEqualTo("x\" onerror=\"alert(1)");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/profile/nobody", "/profile/nobody/favorites", "/profile/alice?page=0",
			"/profile/alice/drafts" })
	void saysWhenThereIsNoSuchPage(String path) {
		api.account("alice", "password");

		Page page = visitor().get(path);

		assertThat(page.status()).isEqualTo(404);
		assertThat(page.texts("h1")).containsExactly("Nothing is here");
	}

	@Test
	void asksTheApiOncePerPiece() {
		Browser alice = member("alice");
		api.account("bob", "password");

		alice.get("/profile/bob/favorites");

		assertThat(api.requests()).extracting(FakeApi.Request::line)
			.containsExactlyInAnyOrder("GET /api/profiles/bob", "GET /api/articles?favorited=bob&limit=10&offset=0",
					"GET /api/user");
		assertThat(api.requests())
			.allSatisfy(request -> assertThat(request.header("Authorization")).isEqualTo("Token token-of-alice"));
	}

}
