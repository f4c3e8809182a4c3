package com.foobar.webapp.article;

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
	void linksToNothingThatDoesNotExistYet() {
		api.article("hello-1", "Hello", "Text");

		Document page = member("alice").get("/article/hello-1").document();

		assertThat(page.select("a[href^=/profile], a[href^=/settings], a[href^=/editor/], .comment-form")).isEmpty();
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
