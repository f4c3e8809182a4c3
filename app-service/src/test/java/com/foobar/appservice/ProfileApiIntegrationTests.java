package com.foobar.appservice;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Looking at people, following them, and the feed that comes of it. */
class ProfileApiIntegrationTests extends ApiIntegrationTest {

	@Test
	void showsProfile() {
		String name = newName();
		tokenOf(name);

		Map<String, Object> expected = new HashMap<>(Map.of("username", name, "following", false));
		expected.put("bio", null);
		expected.put("image", null);
		assertThat(object(get("/api/profiles/{name}", name).expectStatus().isOk(), "profile")).isEqualTo(expected);
		assertThat(object(get("/api/profiles/{name}", name.toUpperCase(Locale.ROOT)), "profile")).isEqualTo(expected);
	}

	@Test
	void showsProfileOfNameThatNeedsEncoding() {
		String name = newName() + " \u00fc+&;=\ud83d\udc33 \\x";
		post("/api/users", """
				{"user":{"username":"%s","email":"%s@example.org","password":"%s"}}"""
			.formatted(name.replace("\\", "\\\\"), newName(), PASSWORD)).expectStatus().isCreated();

		assertThat(object(get("/api/profiles/{name}", name).expectStatus().isOk(), "profile")).containsEntry("username",
				name);
	}

	@Test
	void followsAndUnfollowsAsOftenAsAsked() {
		String name = newName();
		tokenOf(name);
		String token = tokenOf(newName());

		for (int i = 0; i < 2; i++) {
			assertThat(object(postAs(token, "/api/profiles/{name}/follow", name).expectStatus().isOk(), "profile"))
				.containsEntry("username", name)
				.containsEntry("following", true);
			assertThat(object(getAs(token, "/api/profiles/{name}", name), "profile")).containsEntry("following", true);
		}
		assertThat(object(get("/api/profiles/{name}", name), "profile")).containsEntry("following", false);
		for (int i = 0; i < 2; i++) {
			assertThat(object(deleteAs(token, "/api/profiles/{name}/follow", name).expectStatus().isOk(), "profile"))
				.containsEntry("following", false);
			assertThat(object(getAs(token, "/api/profiles/{name}", name), "profile")).containsEntry("following", false);
		}
	}

	@Test
	void refusesToFollowOneself() {
		String name = newName();
		String token = tokenOf(name);

		refused(postAs(token, "/api/profiles/{name}/follow", name), 422, "{\"profile\":[\"can't follow yourself\"]}");
	}

	@Test
	void knowsNoStrangers() {
		String token = tokenOf(newName());

		refused(get("/api/profiles/nobody-of-this-name"), 404, "{\"profile\":[\"not found\"]}");
		refused(postAs(token, "/api/profiles/nobody-of-this-name/follow"), 404, "{\"profile\":[\"not found\"]}");
		refused(deleteAs(token, "/api/profiles/nobody-of-this-name/follow"), 404, "{\"profile\":[\"not found\"]}");
	}

	@Test
	void asksForLoginBeforeAnythingElse() {
		refused(this.api.post().uri("/api/profiles/nobody-of-this-name/follow").exchange(), 401,
				"{\"token\":[\"is missing\"]}");
		refused(this.api.delete().uri("/api/profiles/nobody-of-this-name/follow").exchange(), 401,
				"{\"token\":[\"is missing\"]}");
		refused(get("/api/articles/feed"), 401, "{\"token\":[\"is missing\"]}");
		refused(getAs("wrong", "/api/profiles/nobody-of-this-name"), 401, "{\"token\":[\"is invalid\"]}");
	}

	@Test
	void feedsArticlesOfFollowedPeopleNewestFirst() {
		String author = newName();
		String authorToken = tokenOf(author);
		String reader = newName();
		String token = tokenOf(reader);
		String first = slugOf(publish(authorToken, "First", "[\"b\",\"a\"]"));
		String second = slugOf(publish(authorToken, "Second", "[]"));
		publish(token, "One's own", "[]");
		publish(tokenOf(newName()), "Somebody else's", "[]");
		assertThat(list(getAs(token, "/api/articles/feed"), "articles")).isEmpty();

		postAs(token, "/api/profiles/{name}/follow", author).expectStatus().isOk();

		List<Map<String, Object>> feed = list(getAs(token, "/api/articles/feed"), "articles");
		assertThat(feed).extracting((article) -> article.get("slug")).containsExactly(second, first);
		assertThat(feed.getLast()).doesNotContainKey("body")
			.containsEntry("tagList", List.of("b", "a"))
			.extracting("author")
			.extracting("following")
			.isEqualTo(true);
		assertThat(list(getAs(token, "/api/articles/feed?limit=1&offset=1"), "articles"))
			.extracting((article) -> article.get("slug"))
			.containsExactly(first);
		getAs(token, "/api/articles/feed?limit=1").expectBody().jsonPath("$.articlesCount").isEqualTo(2);
		refused(getAs(token, "/api/articles/feed?limit=0"), 422, "{\"limit\":[\"is invalid\"]}");
	}

	@Test
	void showsFollowingWithEveryArticleOfThePerson() {
		String author = newName();
		String slug = slugOf(publish(tokenOf(author), "Watched", "[]"));
		String token = tokenOf(newName());
		postAs(token, "/api/profiles/{name}/follow", author);

		assertThat(object(getAs(token, "/api/articles/{slug}", slug), "article")).extracting("author")
			.extracting("following")
			.isEqualTo(true);
		assertThat(object(get("/api/articles/{slug}", slug), "article")).extracting("author")
			.extracting("following")
			.isEqualTo(false);
	}

}
