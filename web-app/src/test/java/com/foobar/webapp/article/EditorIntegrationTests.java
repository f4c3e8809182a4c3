package com.foobar.webapp.article;

import java.util.List;
import java.util.Map;

import com.foobar.webapp.site.Browser;
import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Writing an article. */
class EditorIntegrationTests extends RunningSite {

	private static final Map<String, String> ARTICLE = Map.of("title", "Hello", "description", "Short", "body",
			"Line one\n\nLine two", "tags", "first, second third,first");

	@Test
	void hasTheHooksOfItsForm() {
		Document page = member("alice").get("/editor").document();

		assertThat(page.select("h1")).hasSize(1);
		assertThat(page.select("input[name=title], input[name=description], textarea[name=body]")).hasSize(3);
		assertThat(page.select("input[placeholder='Enter tags']")).hasSize(1);
		assertThat(page.select("button[type=submit]").eachText()).startsWith("Publish Article");
		assertThat(page.select("nav.navbar .active").eachText()).containsExactly("New Article");
	}

	@Test
	void sendsAnonymousVisitorsToSignIn() {
		Page page = visitor().get("/editor");

		assertThat(page.status()).isBetween(302, 303);
		assertThat(page.header("Location")).endsWith("/login");
	}

	@Test
	void publishesAndShowsTheArticle() {
		Browser alice = member("alice");

		Page page = alice.submit("/editor", ARTICLE);

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/article/hello-a1b2c3d4");
		Page article = alice.get(page.header("Location"));
		assertThat(article.texts(".article-content p")).containsExactly("Line one", "Line two");
		assertThat(article.texts(".tag-default")).containsExactly("first", "second", "third");
	}

	@Test
	void opensTheAuthorsArticle() {
		api.article("hello-1", "Hello", "Line one\n\n<b>Line two", "tcp/ip", "a, b");

		Document page = member("alice").get("/editor/hello-1").document();

		assertThat(page.select("h1").eachText()).containsExactly("Edit article");
		assertThat(page.expectFirst("input[name=title]").val()).isEqualTo("Hello");
		assertThat(page.expectFirst("input[name=description]").val()).isEqualTo("About Hello");
		assertThat(page.expectFirst("textarea[name=body]").wholeText()).isEqualTo("Line one\n\n<b>Line two");
		assertThat(page.select(".tag-list .tag-default.tag-pill").eachText()).containsExactly("tcp/ip", "a, b");
		assertThat(page.select("nav.navbar .active")).isEmpty();
	}

	@Test
	void changesTheArticle() {
		api.article("hello-1", "Hello", "Text", "first", "a, b");
		Browser alice = member("alice");

		Page page = alice.submit("/editor/hello-1", Map.of("description", "Better", "tags", "new"));

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/article/hello-1");
		Document article = alice.get("/article/hello-1").document();
		assertThat(article.expectFirst(".article-description").text()).isEqualTo("Better");
		assertThat(article.select(".tag-default").eachText()).containsExactly("first", "a, b", "new");
	}

	@Test
	void followsTheArticleToItsNewAddress() {
		api.article("hello-1", "Hello", "Text");

		Page page = member("alice").submit("/editor/hello-1", Map.of("title", "Goodbye"));

		assertThat(page.header("Location")).isEqualTo("/article/goodbye-a1b2c3d4");
	}

	@Test
	void savesAnEmptyListWhenAllTagsAreRemoved() {
		api.article("hello-1", "Hello", "Text", "first", "second");
		Browser alice = member("alice");

		alice.submit("/editor/hello-1", Map.of("tagList", ""));

		assertThat(api.requests().getLast().line()).isEqualTo("PUT /api/articles/hello-1");
		assertThat(api.requests().getLast().body()).contains("\"tagList\":[]");
		assertThat(alice.get("/article/hello-1").document().select(".tag-default")).isEmpty();
	}

	@Test
	void showsRefusedChangeAgainAtItsOwnAddress() {
		api.article("hello-1", "Hello", "Text", "first");
		Browser alice = member("alice");

		Page page = alice.submit("/editor/hello-1", Map.of("title", " ", "body", "", "tags", "second"));

		assertThat(page.status()).isEqualTo(422);
		assertThat(page.response().uri().getPath()).isEqualTo("/editor/hello-1");
		assertThat(page.document().expectFirst("main form").attr("action")).isEqualTo("/editor/hello-1");
		assertThat(page.texts("ul.error-messages li")).containsExactly("title can't be blank", "body can't be blank");
		assertThat(page.texts(".tag-pill")).containsExactly("first", "second");
	}

	@Test
	void sendsOthersToTheArticle() {
		api.article("hello-1", "Hello", "Text");

		Page page = member("bob").get("/editor/hello-1");

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/article/hello-1");
		assertThat(visitor().get("/editor/hello-1").header("Location")).isEqualTo("/login");
	}

	@Test
	void letsNobodyElseChangeAnArticle() {
		api.article("hello-1", "Hello", "Text");
		Browser bob = member("bob");
		String csrf = bob.get("/editor").document().expectFirst("main form [name=_csrf]").val();

		Page page = bob.post("/editor/hello-1", Map.of("_csrf", List.of(csrf), "title", List.of("Mine now"),
				"description", List.of("x"), "body", List.of("x")));

		assertThat(page.status()).isEqualTo(403);
		assertThat(visitor().get("/article/hello-1").texts("h1")).containsExactly("Hello");
	}

	@Test
	void saysWhenThereIsNoSuchArticle() {
		assertThat(member("alice").get("/editor/never-written").status()).isEqualTo(404);
	}

	@Test
	void keepsTheChangeWhenTheLoginEndedWhileWriting() {
		api.article("hello-1", "Hello", "Text");
		Browser alice = member("alice");
		Page form = alice.get("/editor/hello-1");
		api.revoke("token-of-alice");

		Page refused = alice.submit(form, Map.of("body", "Much better"));

		assertThat(refused.status()).isEqualTo(401);
		alice.cookie(SESSION, api.account("alice", "password"));
		assertThat(alice.submit(refused, Map.of()).header("Location")).isEqualTo("/article/hello-1");
		assertThat(alice.get("/article/hello-1").texts(".article-content")).containsExactly("Much better");
	}

	@Test
	void showsRefusedArticleAgainWithAllThatWasTyped() {
		Browser alice = member("alice");

		Page page = alice.submit("/editor",
				Map.of("title", "", "description", "<b>", "body", "\nText\n", "tags", "a, b"));

		assertThat(page.status()).isEqualTo(422);
		assertThat(page.texts("ul.error-messages li")).containsExactly("title can't be blank");
		Document document = page.document();
		assertThat(document.expectFirst("input[name=description]").val()).isEqualTo("<b>");
		assertThat(document.expectFirst("[name=body]").wholeText()).contains("Text");
		assertThat(document.select(".tag-pill").eachText()).containsExactly("a", "b");
		assertThat(alice.submit(page, Map.of("title", "Mended")).header("Location"))
			.isEqualTo("/article/mended-a1b2c3d4");
		assertThat(api.requests().getLast().body()).contains("[\"a\",\"b\"]");
	}

	@Test
	void takesPillsWholeAndDropsThoseUnchecked() {
		Browser alice = member("alice");
		Page form = alice.get("/editor");
		String csrf = form.document().expectFirst("main form [name=_csrf]").val();

		alice.post("/editor", Map.of("_csrf", List.of(csrf), "title", List.of("Hello"), "description", List.of("Short"),
				"body", List.of("Text"), "tagList", List.of("", "one, two"), "tags", List.of("")));

		assertThat(api.requests().getLast().body()).contains("\"tagList\":[\"one, two\"]");
	}

	@Test
	void keepsTheTextWhenTheLoginEndedWhileWriting() {
		Browser alice = member("alice");
		Page form = alice.get("/editor");
		api.revoke("token-of-alice");

		Page refused = alice.submit(form, ARTICLE);

		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.texts("ul.error-messages li")).singleElement().asString().contains("session has ended");
		assertThat(refused.document().expectFirst("[name=body]").wholeText()).contains("Line two");
		assertThat(refused.texts("nav.navbar a.nav-link")).contains("Sign in");
		assertThat(alice.cookies()).doesNotContainKey(SESSION);

		alice.cookie(SESSION, api.account("alice", "password"));
		assertThat(alice.submit(refused, Map.of()).status()).isEqualTo(303);
	}

	@Test
	void refusesAFormLargerThanAnyArticle() {
		Browser alice = member("alice");

		Page page = alice.submit("/editor", Map.of("body", "x".repeat(3_000_000)));

		assertThat(page.status()).isEqualTo(413);
		assertThat(page.header("Content-Type")).startsWith("text/html");
	}

	@Test
	void acceptsTheLargestArticle() {
		Browser alice = member("alice");

		Page page = alice.submit("/editor",
				Map.of("title", "Large", "description", "Short", "body", "🐎".repeat(100_000)));

		assertThat(page.status()).isEqualTo(303);
	}

}
