package com.foobar.webapp.article;

import java.util.List;
import java.util.Map;

import com.foobar.webapp.site.Browser;
import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What people say about an article. */
class CommentIntegrationTests extends RunningSite {

	private static final String ARTICLE = "/article/hello-1";

	private static final String COMMENTS = ".card:not(.comment-form)";

	@BeforeEach
	void publish() {
		api.article("hello-1", "Hello", "Text");
	}

	@Test
	void showsCommentsInTheApisOrder() {
		api.comment("bob", "hello-1", "First");
		api.account("carol", null, "https://example.org/c.png");
		api.comment("carol", "hello-1", "Second");

		Document page = visitor().get(ARTICLE).document();

		assertThat(page.select(COMMENTS + " > .card-block > p").eachText()).containsExactly("Second", "First");
		Element newest = page.expectFirst(COMMENTS);
		assertThat(newest.expectFirst("img.comment-author-img").attr("src")).isEqualTo("https://example.org/c.png");
		assertThat(newest.select("a").eachAttr("href")).containsExactly("/profile/carol");
		assertThat(newest.expectFirst(".date").text()).isEqualTo("18 February 2026");
		assertThat(page.select(COMMENTS + " img.comment-author-img").eachAttr("src").getLast())
			.contains("default-avatar.svg");
	}

	@Test
	void hasAFormForMembers() {
		Browser bob = visitor().cookie(SESSION, api.accountWithPicture("bob", "https://example.org/b.png"));

		Document page = bob.get(ARTICLE).document();

		Element form = page.expectFirst("form.card.comment-form");
		assertThat(form.select("textarea[placeholder='Write a comment...']")).hasSize(1);
		assertThat(form.select("button").eachText()).containsExactly("Post Comment");
		assertThat(form.expectFirst("img.comment-author-img").attr("src")).isEqualTo("https://example.org/b.png");
		assertThat(page.select(".comment-invitation")).isEmpty();
	}

	@Test
	void invitesVisitorsInstead() {
		Document page = visitor().get(ARTICLE).document();

		assertThat(page.select(".comment-form")).isEmpty();
		assertThat(page.expectFirst(".comment-invitation").text())
			.isEqualTo("Sign in or sign up to add comments on this article.");
		assertThat(page.select("a[href=/login]")).hasSize(1);
	}

	@Test
	void addsAComment() {
		Browser bob = member("bob");

		Page page = bob.submit(bob.get(ARTICLE), ".comment-form", Map.of("body", "Well <b>said</b>\nIndeed"));

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo(ARTICLE);
		Document article = bob.get(ARTICLE).document();
		assertThat(article.expectFirst(COMMENTS + " .card-block p").wholeText()).isEqualTo("Well <b>said</b>\nIndeed");
		assertThat(article.expectFirst(".comment-form textarea").wholeText()).isEmpty();
	}

	@Test
	void showsRefusedCommentAgainAtTheArticlesAddress() {
		Browser bob = member("bob");
		api.comment("alice", "hello-1", "Already here");

		Page page = bob.submit(bob.get(ARTICLE), ".comment-form", Map.of("body", "  "));

		assertThat(page.status()).isEqualTo(422);
		assertThat(page.response().uri().getPath()).isEqualTo(ARTICLE);
		assertThat(page.texts("ul.error-messages li")).containsExactly("body can't be blank");
		assertThat(page.document().expectFirst(".comment-form textarea").wholeText()).isEqualTo("  ");
		assertThat(page.texts(COMMENTS + " .card-block p")).containsExactly("Already here");
		assertThat(page.texts("nav.navbar .nav-user")).containsExactly("bob");
	}

	@Test
	void keepsTheTextWhenTheLoginEndedWhileWriting() {
		Browser bob = member("bob");
		Page form = bob.get(ARTICLE);
		api.revoke("token-of-bob");

		Page refused = bob.submit(form, ".comment-form", Map.of("body", "Long thought"));

		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.texts("ul.error-messages li")).singleElement().asString().contains("session has ended");
		assertThat(refused.document().expectFirst(".comment-form textarea").wholeText()).isEqualTo("Long thought");
		assertThat(bob.cookies()).doesNotContainKey(SESSION);

		bob.cookie(SESSION, api.account("bob", "password"));
		assertThat(bob.submit(refused, ".comment-form", Map.of()).header("Location")).isEqualTo(ARTICLE);
	}

	@Test
	void letsTheirAuthorsDeleteComments() {
		api.comment("bob", "hello-1", "Mine");
		api.comment("carol", "hello-1", "Hers");
		Browser bob = member("bob");
		Page article = bob.get(ARTICLE);

		assertThat(article.document().select(COMMENTS + ":has(span.mod-options i.ion-trash-a) .card-block").eachText())
			.containsExactly("Mine");
		Element button = article.document().expectFirst("span.mod-options button");
		Page page = bob.submit(article, "#" + button.attr("form"), Map.of());

		assertThat(page.header("Location")).isEqualTo(ARTICLE);
		assertThat(bob.get(ARTICLE).texts(COMMENTS + " .card-block p")).containsExactly("Hers");
	}

	@Test
	void givesTheArticlesAuthorNoRightOverComments() {
		api.comment("bob", "hello-1", "Not yours");

		assertThat(member("alice").get(ARTICLE).document().select(".mod-options")).isEmpty();
		assertThat(visitor().get(ARTICLE).document().select(".mod-options")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "2", "17", "x", "-1" })
	void reportsCommentsThatAreNotOnesOwnOrNotThere(String id) {
		api.comment("bob", "hello-1", "Mine");
		api.comment("carol", "hello-1", "Hers");
		Browser bob = member("bob");
		String csrf = bob.get(ARTICLE).document().expectFirst(".comment-form [name=_csrf]").val();

		Page page = bob.post(ARTICLE + "/comments/" + id + "/delete", Map.of("_csrf", List.of(csrf)));

		assertThat(page.status()).isEqualTo(id.equals("2") ? 403 : 404);
		assertThat(page.header("Content-Type")).startsWith("text/html");
		assertThat(visitor().get(ARTICLE).texts(COMMENTS + " .card-block p")).containsExactly("Hers", "Mine");
	}

	@Test
	void escapesWhateverPeopleTyped() {
		String hostile = "\"><script>alert(1)</script>";
		api.account(hostile, "password");
		api.accountWithPicture(hostile, "javascript:alert(1)");
		api.comment(hostile, "hello-1", hostile);

		Document page = visitor().get(ARTICLE).document();

		assertThat(page.select("script:not([src])")).isEmpty();
		assertThat(page.expectFirst(COMMENTS + " .card-block p").text()).isEqualTo(hostile);
		assertThat(page.expectFirst(COMMENTS + " a").text()).isEqualTo(hostile);
		assertThat(page.select("a[href^=javascript]")).isEmpty();
		assertThat(page.expectFirst(COMMENTS + " img").attr("src")).isEqualTo("javascript:alert(1)");
	}

}
