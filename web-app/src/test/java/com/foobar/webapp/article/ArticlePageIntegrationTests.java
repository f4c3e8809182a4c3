package com.foobar.webapp.article;

import java.util.List;
import java.util.Map;

import com.foobar.webapp.site.Browser;
import com.foobar.webapp.site.FakeApi;
import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of one article. */
class ArticlePageIntegrationTests extends RunningSite {

	@Test
	void showsTheArticle() {
		api.article("hello-1", "Hello", "# First\n\nSome *fine* text.", "greetings", "tcp/ip");

		Document page = visitor().get("/article/hello-1").document();

		assertThat(page.title()).isEqualTo("Hello · foobar");
		assertThat(page.select("meta[name=description]").attr("content")).isEqualTo("About Hello");
		assertThat(page.select("meta[property=og:type]").attr("content")).isEqualTo("article");
		assertThat(page.select(".article-page")).hasSize(1);
		assertThat(page.select("h1").eachText()).containsExactly("Hello");
		assertThat(page.select(".article-content h2").eachText()).containsExactly("First");
		assertThat(page.select(".article-content em").eachText()).containsExactly("fine");
		assertThat(page.select(".article-meta a.author").eachText()).containsExactly("alice", "alice");
		assertThat(page.select(".tag-list .tag-default").eachText()).containsExactly("greetings", "tcp/ip");
		assertThat(page.select(".tag-list a.tag-default").eachAttr("href")).containsExactly("/tag/greetings",
				"/tag/tcp%2Fip");
	}

	@Test
	void offersTheAuthorToEditAndDelete() {
		api.article("hello-1", "Hello", "Text");

		Document page = member("alice").get("/article/hello-1").document();

		assertThat(page.select(".article-meta a:contains(Edit Article)").eachAttr("href"))
			.containsExactly("/editor/hello-1", "/editor/hello-1");
		assertThat(page.select(".article-meta button").eachText()).containsExactly("Delete Article", "Delete Article");
	}

	@Test
	void offersOthersToFollowAndFavor() {
		api.article("hello-1", "Hello", "Text");

		for (Browser reader : List.of(visitor(), member("bob"))) {
			Document page = reader.get("/article/hello-1").document();

			assertThat(page.select(".article-meta")).hasSize(2)
				.allSatisfy(meta -> assertThat(meta.select("button").eachText()).containsExactly("Follow alice",
						"Favorite Article (0)"));
			assertThat(page.select("a:contains(Edit Article), button:contains(Delete Article)")).isEmpty();
		}
	}

	@Test
	void letsTheAuthorDelete() {
		api.article("hello-1", "Hello", "Text");
		Browser alice = member("alice");

		Page page = alice.submit(alice.get("/article/hello-1"), "form[action=/article/hello-1/delete]", Map.of());

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/");
		assertThat(alice.get("/article/hello-1").status()).isEqualTo(404);
	}

	@Test
	void letsNobodyElseDelete() {
		api.article("hello-1", "Hello", "Text");
		Browser bob = member("bob");
		String csrf = bob.get("/article/hello-1").document().expectFirst("[name=_csrf]").val();

		assertThat(bob.post("/article/hello-1/delete", Map.of("_csrf", List.of(csrf))).status()).isEqualTo(403);
		assertThat(visitor().get("/article/hello-1").status()).isEqualTo(200);
	}

	@Test
	void escapesWhateverPeopleTyped() {
		String hostile = "\"><script>alert(1)</script>";
		api.article("hello-1", hostile, "Text", hostile, "a/b?c%d#e", "žluťoučký 🐎");
		api.accountWithPicture("alice", "x\" onerror=\"alert(1)");

		Document page = member("bob").get("/article/hello-1").document();

		assertThat(page.select("[onerror], script:not([src])")).isEmpty();
		assertThat(page.expectFirst("h1").text()).isEqualTo(hostile);
		assertThat(page.expectFirst(".article-description").text()).isEqualTo("About " + hostile);
		assertThat(page.select(".article-meta img").eachAttr("src")).containsOnly("x\" onerror=\"alert(1)");
		assertThat(page.select(".tag-default").eachText()).containsExactly(hostile, "a/b?c%d#e", "žluťoučký 🐎");
		assertThat(page.select("a.tag-default").eachAttr("href")).allMatch(href -> href.matches("/tag/[\\w.~%-]+"));
	}

	@Test
	void asksTheApiOncePerPiece() {
		api.article("hello-1", "Hello", "Text");
		for (int i = 0; i < 20; i++) {
			api.comment("bob", "hello-1", "Comment " + i);
		}

		member("alice").get("/article/hello-1");

		assertThat(api.requests()).extracting(FakeApi.Request::line)
			.containsExactlyInAnyOrder("GET /api/articles/hello-1", "GET /api/articles/hello-1/comments",
					"GET /api/user");
	}

	@Test
	void showsDefaultPictureForPeopleWithoutOne() {
		api.article("hello-1", "Hello", "Text");
		api.articleBy("bob", "", "empty-1", "Empty");

		assertThat(visitor().get("/article/hello-1").document().select(".article-meta img").eachAttr("src")).hasSize(2)
			.allMatch(src -> src.startsWith("/assets/default-avatar.svg?v="));
		assertThat(visitor().get("/article/empty-1").document().expectFirst(".article-meta img").attr("src"))
			.contains("default-avatar.svg");
	}

	@Test
	void cleansTheText() {
		api.article("hello-1", "Hello", "<script>alert(1)</script>\n\n[x](javascript:alert(1)) <b onclick=x>ok</b>");

		Document page = visitor().get("/article/hello-1").document();

		assertThat(page.select(".article-content script, .article-content [onclick], a[href^=javascript]")).isEmpty();
		assertThat(page.expectFirst(".article-content b").text()).isEqualTo("ok");
	}

	@Test
	void saysWhenThereIsNoSuchArticle() {
		Page page = visitor().get("/article/never-written");

		assertThat(page.status()).isEqualTo(404);
		assertThat(page.header("Content-Type")).startsWith("text/html");
		assertThat(page.texts("h1")).containsExactly("Nothing is here");
	}

}
