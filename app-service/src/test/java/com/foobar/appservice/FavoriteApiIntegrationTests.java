package com.foobar.appservice;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Liking articles. */
class FavoriteApiIntegrationTests extends ApiIntegrationTest {

	@Test
	void favoritesAndUnfavoritesAsOftenAsAsked() {
		String reader = newName();
		String token = tokenOf(reader);
		Map<String, Object> article = publish(tokenOf(newName()), "Liked", "[\"x\"]");
		String slug = slugOf(article);

		for (int i = 0; i < 2; i++) {
			assertThat(object(postAs(token, "/api/articles/{slug}/favorite", slug).expectStatus().isOk(), "article"))
				.containsEntry("favorited", true)
				.containsEntry("favoritesCount", 1)
				.containsEntry("body", article.get("body"))
				.containsEntry("updatedAt", article.get("updatedAt"));
		}
		assertThat(object(get("/api/articles/{slug}", slug), "article")).containsEntry("favorited", false)
			.containsEntry("favoritesCount", 1);
		get("/api/articles?favorited={name}", reader).expectBody().jsonPath("$.articlesCount").isEqualTo(1);
		for (int i = 0; i < 2; i++) {
			assertThat(object(deleteAs(token, "/api/articles/{slug}/favorite", slug).expectStatus().isOk(), "article"))
				.isEqualTo(article);
		}
		get("/api/articles?favorited={name}", reader).expectBody().jsonPath("$.articlesCount").isEqualTo(0);
	}

	@Test
	void letsAuthorsLikeTheirOwn() {
		String token = tokenOf(newName());
		String slug = slugOf(publish(token, "Mine", "[]"));

		assertThat(object(postAs(token, "/api/articles/{slug}/favorite", slug), "article")).containsEntry("favorited",
				true);
	}

	@Test
	void refusesWhatDoesNotExistAndWhoIsNotLoggedIn() {
		String token = tokenOf(newName());

		refused(postAs(token, "/api/articles/none/favorite"), 404, "{\"article\":[\"not found\"]}");
		refused(deleteAs(token, "/api/articles/none/favorite"), 404, "{\"article\":[\"not found\"]}");
		refused(this.api.post().uri("/api/articles/none/favorite").exchange(), 401, "{\"token\":[\"is missing\"]}");
		refused(this.api.delete().uri("/api/articles/none/favorite").exchange(), 401, "{\"token\":[\"is missing\"]}");
	}

	@Test
	void countsExactlyWhatManyLikeAtOnce() throws Exception {
		String slug = slugOf(publish(tokenOf(newName()), "Popular", "[]"));
		List<String> tokens = Stream.generate(() -> tokenOf(newName())).limit(CROWD).toList();

		for (int time = 0; time < 2; time++) {
			atOnce(CROWD, (client) -> postAs(tokens.get(client), "/api/articles/{slug}/favorite", slug).expectStatus()
				.isOk());
			assertThat(object(get("/api/articles/{slug}", slug), "article")).containsEntry("favoritesCount", CROWD);
		}
		atOnce(CROWD,
				(client) -> deleteAs(tokens.get(client), "/api/articles/{slug}/favorite", slug).expectStatus().isOk());
		assertThat(object(get("/api/articles/{slug}", slug), "article")).containsEntry("favoritesCount", 0);
	}

}
