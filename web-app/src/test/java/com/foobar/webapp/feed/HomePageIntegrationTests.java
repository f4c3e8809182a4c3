package com.foobar.webapp.feed;

import java.util.List;

import com.foobar.webapp.site.Browser;
import com.foobar.webapp.site.FakeApi;
import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The home page and the pages of tags. */
class HomePageIntegrationTests extends RunningSite {

	@Test
	void showsArticlesNewestFirst() {
		api.article("older-1", "Older", "Text", "travel");
		api.article("newer-1", "Newer", "Text", "travel", "maps");

		Document page = visitor().get("/").document();

		assertThat(page.select(".article-preview a.preview-link h1").eachText()).containsExactly("Newer", "Older");
		Element first = page.expectFirst(".article-preview");
		assertThat(first.expectFirst("a.preview-link").attr("href")).isEqualTo("/article/newer-1");
		assertThat(first.expectFirst("a.preview-link p").text()).isEqualTo("About Newer");
		assertThat(first.select(".preview-link .tag-list .tag-default.tag-pill").eachText()).containsExactly("travel",
				"maps");
		assertThat(first.expectFirst(".article-meta a.author").text()).isEqualTo("alice");
		assertThat(first.select(".article-meta a").eachAttr("href")).containsExactly("/profile/alice",
				"/profile/alice");
		assertThat(first.select(".article-meta a:has(img)")).hasSize(1);
		assertThat(first.expectFirst(".article-meta .date").text()).isEqualTo("18 February 2026");
	}

	@Test
	void hasTheHooksOfItsLayout() {
		Document page = visitor().get("/").document();

		assertThat(page.select("nav.navbar a.navbar-brand").attr("href")).isEqualTo("/");
		assertThat(page.select("nav.navbar a.nav-link").eachText()).containsExactly("Home", "Sign in", "Sign up");
		assertThat(page.select("nav.navbar a.nav-link").eachAttr("href")).containsExactly("/", "/login", "/register");
		assertThat(page.select("nav.navbar .active").eachText()).containsExactly("Home");
		assertThat(page.select(".banner, footer, .sidebar, .feed-toggle")).hasSize(4);
		assertThat(page.select(".feed-toggle a.nav-link.active").attr("href")).isEqualTo("/");
		assertThat(page.select("h1")).hasSize(1);
	}

	@Test
	void tellsMembersWhoTheyAre() {
		Browser alice = visitor().cookie(SESSION, api.accountWithPicture("alice", "https://example.org/a.png"));

		Document page = alice.get("/").document();

		assertThat(page.select("nav.navbar a.nav-link").eachText()).containsExactly("Home", "New Article", "Settings",
				"alice");
		assertThat(page.expectFirst("nav.navbar .nav-user").text()).isEqualTo("alice");
		assertThat(page.expectFirst("img.user-pic").attr("src")).isEqualTo("https://example.org/a.png");
	}

	@Test
	void showsWhatPeopleOneFollowsWrote() {
		api.articleBy("bob", "followed-1", "Followed");
		api.articleBy("carol", "other-1", "Other");
		api.follow("alice", "bob");

		Document page = member("alice").get("/?feed=following").document();

		assertThat(page.select(".preview-link h1").eachText()).containsExactly("Followed");
		assertThat(page.select(".feed-toggle a.nav-link").eachText()).containsExactly("Your Feed", "Global Feed");
		assertThat(page.select(".feed-toggle a.nav-link").eachAttr("href")).containsExactly("/?feed=following", "/");
		assertThat(page.select(".feed-toggle .active").eachText()).containsExactly("Your Feed");
	}

	@Test
	void offersMembersTheirFeed() {
		Document page = member("alice").get("/").document();

		assertThat(page.select(".feed-toggle a.nav-link").eachText()).containsExactly("Your Feed", "Global Feed");
		assertThat(page.select(".feed-toggle .active").eachText()).containsExactly("Global Feed");
		assertThat(visitor().get("/").texts(".feed-toggle a.nav-link")).containsExactly("Global Feed");
	}

	@Test
	void saysWhenOnesFeedIsEmpty() {
		Document page = member("alice").get("/?feed=following").document();

		assertThat(page.select(".empty-feed-message")).hasSize(1);
		assertThat(page.expectFirst(".empty-feed-message").text()).startsWith("Your feed is empty");
		assertThat(page.select(".empty-feed-message a").eachAttr("href")).containsExactly("/");
	}

	@Test
	void sendsVisitorsWithoutAFeedToSignIn() {
		Page page = visitor().get("/?feed=following&page=2");

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/login");
		assertThat(api.requests()).isEmpty();
	}

	@Test
	void keepsTheFeedWhilePaging() {
		for (int i = 1; i <= 12; i++) {
			api.articleBy("bob", "a-" + i, "Article " + i);
		}
		api.follow("alice", "bob");

		Page page = member("alice").get("/?feed=following&page=2");

		assertThat(page.texts(".preview-link h1")).containsExactly("Article 2", "Article 1");
		assertThat(page.document().select(".page-link").eachAttr("href")).containsExactly("/?feed=following&page=1",
				"/?feed=following&page=2");
		assertThat(api.requests()).extracting(FakeApi.Request::line)
			.containsExactlyInAnyOrder("GET /api/articles/feed?limit=10&offset=10", "GET /api/tags", "GET /api/user");
	}

	@Test
	void showsEverythingForAFeedThatDoesNotExist() {
		publish(1);

		Document page = visitor().get("/?feed=nonsense").document();

		assertThat(page.select(".feed-toggle .active").eachText()).containsExactly("Global Feed");
		assertThat(page.select(".preview-link h1")).hasSize(1);
	}

	@Test
	void saysWhenThereIsNothingYet() {
		assertThat(visitor().get("/").texts(".empty-feed-message")).containsExactly("No articles are here yet.");
	}

	@Test
	void showsTenArticlesAPage() {
		publish(23);

		Page third = visitor().get("/?page=3");

		assertThat(third.texts(".preview-link h1")).containsExactly("Article 3", "Article 2", "Article 1");
		assertThat(third.texts(".pagination .page-item .page-link")).containsExactly("1", "2", "3");
		assertThat(third.texts(".page-item.active")).containsExactly("3");
		assertThat(third.document().select(".page-link").eachAttr("href")).containsExactly("/?page=1", "/?page=2",
				"/?page=3");
	}

	@Test
	void showsNoPagingForOnePage() {
		publish(10);

		assertThat(visitor().get("/").document().select(".pagination")).isEmpty();
	}

	@Test
	void showsPageBehindTheLastAsEmpty() {
		publish(11);

		Page page = visitor().get("/?page=5");

		assertThat(page.status()).isEqualTo(200);
		assertThat(page.document().select(".empty-feed-message")).hasSize(1);
		assertThat(page.document().select(".page-item.active")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "1000001" })
	void hasNoPageOutsideItsRange(String number) {
		assertThat(visitor().get("/?page=" + number).status()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(strings = { "two", "99999999999" })
	void refusesPageThatIsNoNumber(String number) {
		assertThat(visitor().get("/?page=" + number).status()).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "travel", "machine learning", "tcp/ip", "100%", "c++", "a;b", "what?", "c#", "a\\b", "..a",
			"a//b", "<b>&\"", "žluťoučký 🐎" })
	void listsArticlesOfATagWithAnyCharacters(String tag) {
		api.article("other-1", "Other", "Text", "something else");
		api.article("tagged-1", "Tagged", "Text", tag);
		Browser visitor = visitor();

		String link = visitor.get("/")
			.document()
			.select(".sidebar > .tag-list > a.tag-default.tag-pill")
			.stream()
			.filter(pill -> pill.text().equals(tag))
			.findFirst()
			.orElseThrow()
			.attr("href");
		Page page = visitor.get(link);

		assertThat(page.texts(".preview-link h1")).containsExactly("Tagged");
		assertThat(page.texts(".feed-toggle a.nav-link.active")).containsExactly(tag);
	}

	@Test
	void keepsTheTagWhilePaging() {
		for (int i = 1; i <= 12; i++) {
			api.article("a-" + i, "Article " + i, "Text", "tcp/ip");
		}

		Page page = visitor().get("/tag/tcp%2Fip?page=2");

		assertThat(page.texts(".preview-link h1")).containsExactly("Article 2", "Article 1");
		assertThat(page.document().select(".page-link").eachAttr("href")).containsExactly("/tag/tcp%2Fip?page=1",
				"/tag/tcp%2Fip?page=2");
	}

	@Test
	void escapesWhateverPeopleTyped() {
		String hostile = "\"><script>alert(1)</script>";
		api.articleBy(hostile, "x\" onerror=\"alert(1)", "slug-1", hostile);

		Document page = visitor().get("/").document();

		assertThat(page.expectFirst(".preview-link h1").text()).isEqualTo(hostile);
		assertThat(page.expectFirst(".article-meta img").attr("src")).isEqualTo("x\" onerror=\"alert(1)");
		assertThat(page.select("[onerror], script:not([src])")).isEmpty();
	}

	@Test
	void asksTheApiOncePerPieceAndTellsWhoAsks() {
		Browser alice = member("alice");

		alice.get("/", "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

		List<FakeApi.Request> requests = api.requests();
		assertThat(requests).extracting(FakeApi.Request::line)
			.containsExactlyInAnyOrder("GET /api/articles?limit=10&offset=0", "GET /api/tags", "GET /api/user");
		assertThat(requests).filteredOn(request -> !request.line().endsWith("tags"))
			.allSatisfy(request -> assertThat(request.header("Authorization")).isEqualTo("Token " + "token-of-alice"));
		assertThat(requests).allSatisfy(request -> {
			assertThat(request.header("X-Forwarded-For")).isEqualTo("127.0.0.1");
			assertThat(request.header("traceparent"))
				.isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
		});
	}

	private static void publish(int count) {
		for (int i = 1; i <= count; i++) {
			api.article("a-" + i, "Article " + i, "Text");
		}
	}

}
