package com.foobar.localstack.endtoend.contract;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Writing, reading, changing and deleting one article: section 4.3. */
abstract class ArticleContract extends Contract {

	private final Person author = register();

	private final Person other = register();

	ArticleContract(Site site) {
		super(site);
	}

	@Test
	void publishesAnArticle() {
		Answer answer = this.author
			.post("/api/articles",
					wrapped("article", "title", "On owls", "description", "Short", "body",
							"# Long\n\n" + Text.FOUR_BYTES))
			.is(201);

		answer.hasKeys("", "article").hasKeys("/article", ARTICLE_KEYS).hasKeys("/article/author", PROFILE_KEYS);
		assertThat(answer.text("/article/title")).isEqualTo("On owls");
		assertThat(answer.text("/article/description")).isEqualTo("Short");
		assertThat(answer.text("/article/body")).isEqualTo("# Long\n\n" + Text.FOUR_BYTES);
		assertThat(answer.at("/article/tagList").isArray()).isTrue();
		assertThat(answer.at("/article/tagList")).isEmpty();
		assertThat(answer.text("/article/createdAt")).matches(TIMESTAMP);
		assertThat(answer.text("/article/updatedAt")).matches(TIMESTAMP);
		assertThat(answer.at("/article/favorited").isBoolean()).isTrue();
		assertThat(answer.at("/article/favorited").asBoolean()).isFalse();
		assertThat(answer.at("/article/favoritesCount").isIntegralNumber()).isTrue();
		assertThat(answer.at("/article/favoritesCount").asInt()).isZero();
		assertThat(answer.text("/article/author/username")).isEqualTo(this.author.username());
		assertThat(answer.at("/article/author/following").asBoolean()).isFalse();
	}

	@Test
	void showsAnybodyExactlyWhatWasPublished() {
		Answer published = this.author.post("/api/articles", article("Exactly", "b", "a")).is(201);

		Answer read = anybody().get(path(published.text("/article/slug"))).is(200);

		assertThat(read.json()).isEqualTo(published.json());
		assertThat(this.other.get(path(published.text("/article/slug"))).json()).isEqualTo(published.json());
	}

	@Test
	void tellsReadersWhetherTheyFollowTheAuthor() {
		Person reader = register();
		String slug = publish(this.author);

		reader.post(this.author.profile() + "/follow").is(200);

		assertThat(reader.get(path(slug)).at("/article/author/following").asBoolean()).isTrue();
		assertThat(anybody().get(path(slug)).at("/article/author/following").asBoolean()).isFalse();
	}

	@Test
	void knowsNoArticleUnderAnotherSlug() {
		String nowhere = path(Text.unique("nowhere"));

		anybody().get(nowhere).isRefused(404, "article", "not found");
		this.other.get(nowhere).isRefused(404, "article", "not found");
		this.other.put(nowhere, wrapped("article", "title", "t")).isRefused(404, "article", "not found");
		this.other.delete(nowhere).isRefused(404, "article", "not found");
		this.other.post(nowhere + "/favorite").isRefused(404, "article", "not found");
		this.other.delete(nowhere + "/favorite").isRefused(404, "article", "not found");
	}

	@Test
	void wantsTitleDescriptionAndBody() {
		this.author.post("/api/articles", "{\"article\": {}}").isBlank("title", "description", "body");
		this.author.post("/api/articles", wrapped("article", "title", null, "description", "", "body", " \n\t"))
			.isBlank("title", "description", "body");
		this.author.post("/api/articles", wrapped("article", "title", "t", "body", "b")).isBlank("description");
	}

	@ParameterizedTest
	@ValueSource(strings = { "title", "description", "body" })
	void changesOneFieldAndKeepsTheRest(String field) {
		Answer before = this.author.post("/api/articles", article("Before", "one", "two")).is(201);
		String slug = before.text("/article/slug");

		Answer changed = this.author.put(path(slug), wrapped("article", field, "After")).is(200);

		changed.hasKeys("", "article").hasKeys("/article", ARTICLE_KEYS);
		for (String each : ARTICLE_KEYS) {
			switch (each) {
				case "title", "description", "body" -> assertThat(changed.text("/article/" + each)).as(each)
					.isEqualTo(each.equals(field) ? "After" : before.text("/article/" + each));
				case "updatedAt" ->
					assertThat(changed.text("/article/updatedAt")).isGreaterThan(before.text("/article/updatedAt"))
						.matches(TIMESTAMP);
				case "slug" -> assertThat(changed.text("/article/slug").equals(slug)).isEqualTo(!field.equals("title"));
				default -> assertThat(changed.at("/article/" + each)).as(each).isEqualTo(before.at("/article/" + each));
			}
		}
		assertThat(anybody().get(path(changed.text("/article/slug"))).is(200).json()).isEqualTo(changed.json());
	}

	@Test
	void movesTheTimeOfEveryChange() {
		String slug = publish(this.author);
		String last = anybody().get(path(slug)).text("/article/updatedAt");

		for (int time = 0; time < 3; time++) {
			String next = this.author.put(path(slug), wrapped("article", "body", "Version " + time))
				.is(200)
				.text("/article/updatedAt");
			assertThat(next).isGreaterThan(last);
			last = next;
		}
	}

	@Test
	void changesNothingWhenNothingIsGiven() {
		Answer before = this.author.post("/api/articles", article("Quiet", "one")).is(201);
		String slug = before.text("/article/slug");

		assertThat(this.author.put(path(slug), "{\"article\": {}}").is(200).json()).isEqualTo(before.json());
		assertThat(this.author.put(path(slug), "{\"article\": {\"colour\": 1}}").is(200).json())
			.isEqualTo(before.json());
		assertThat(anybody().get(path(slug)).json()).isEqualTo(before.json());
	}

	@Test
	void replacesClearsOrKeepsTheTags() {
		String slug = publish(this.author, "one", "two");

		assertThat(this.author.put(path(slug), wrapped("article", "body", "b")).is(200).texts("/article/tagList"))
			.containsExactly("one", "two");
		this.author.put(path(slug), wrapped("article", "tagList", null)).isRefused(422, "tagList");
		assertThat(anybody().get(path(slug)).texts("/article/tagList")).containsExactly("one", "two");
		assertThat(this.author.put(path(slug), "{\"article\": {\"tagList\": [\"three\", \" two \", \"\", \"three\"]}}")
			.is(200)
			.texts("/article/tagList")).containsExactly("three", "two");
		assertThat(anybody().get(path(slug)).texts("/article/tagList")).containsExactly("three", "two");
		assertThat(this.author.put(path(slug), "{\"article\": {\"tagList\": []}}").is(200).at("/article/tagList"))
			.isEmpty();
		assertThat(anybody().get(path(slug)).at("/article/tagList")).isEmpty();
	}

	@Test
	void refusesBlankChangesAndKeepsWhatWas() {
		String slug = publish(this.author);
		Answer before = anybody().get(path(slug)).is(200);

		this.author.put(path(slug), wrapped("article", "title", null, "description", "", "body", "  "))
			.isBlank("title", "description", "body");
		this.author.put(path(slug), wrapped("article", "title", "good", "body", null)).isBlank("body");

		assertThat(anybody().get(path(slug)).is(200).json()).isEqualTo(before.json());
	}

	@Test
	void letsOnlyTheAuthorChangeAndDelete() {
		String slug = publish(this.author);
		Answer before = anybody().get(path(slug)).is(200);

		this.other.put(path(slug), wrapped("article", "title", "Mine")).isRefused(403, "article", "forbidden");
		this.other.put(path(slug), "{\"article\": {}}").isRefused(403, "article", "forbidden");
		this.other.delete(path(slug)).isRefused(403, "article", "forbidden");

		assertThat(anybody().get(path(slug)).is(200).json()).isEqualTo(before.json());
	}

	@Test
	void looksAtTheFieldsBeforeItLooksForTheArticleAndItsAuthor() {
		String slug = publish(this.author);

		this.other.put(path(slug), wrapped("article", "title", "")).isBlank("title");
		this.other.put(path(Text.unique("nowhere")), wrapped("article", "title", "")).isBlank("title");
		this.other.put(path(Text.unique("nowhere")), "{").isRefused(422, "body", "is invalid");
	}

	@Test
	void deletesAnArticleWithAllThatHangsOnIt() {
		Person reader = register();
		String tag = Text.unique("doomed");
		String slug = publish(this.author, tag);
		comment(reader, slug, "Pity");
		reader.post(path(slug) + "/favorite").is(200);
		reader.post(this.author.profile() + "/follow").is(200);

		this.author.delete(path(slug)).is(204);

		anybody().get(path(slug)).isRefused(404, "article", "not found");
		anybody().get(path(slug) + "/comments").isRefused(404, "article", "not found");
		this.author.delete(path(slug)).isRefused(404, "article", "not found");
		assertThat(anybody().get("/api/articles?tag=" + tag).at("/articlesCount").asInt()).isZero();
		Answer favorites = anybody().get("/api/articles?favorited=" + reader.username()).is(200);
		assertThat(favorites.at("/articlesCount").asInt()).isZero();
		assertThat(favorites.at("/articles")).isEmpty();
		assertThat(reader.get("/api/articles/feed?limit=100").texts("/articles", "slug")).doesNotContain(slug);
		assertThat(anybody().get("/api/tags").texts("/tags")).doesNotContain(tag);
	}

	@Test
	void keepsTheWordFeedForItself() {
		String slug = publishTitled(this.author, "feed");

		assertThat(slug).isNotEqualTo("feed");
		anybody().get("/api/articles/feed").isRefused(401, "token", "is missing");
		this.other.get("/api/articles/feed").is(200).hasKeys("", "articles", "articlesCount");
	}

}
