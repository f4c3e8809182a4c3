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
