package com.foobar.localstack.endtoend.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists of articles, their filters and pages: sections 4.3 and 6. */
abstract class ListContract extends Contract {

	private final Person author = register(Text.unique("Prolific"));

	/** Newest first: one more than the largest page. */
	private final List<String> slugs = IntStream.range(0, 101)
		.mapToObj((number) -> publishTitled(this.author, "Number " + number))
		.toList()
		.reversed();

	private final String all = "/api/articles?author=" + this.author.username();

	ListContract(Site site) {
		super(site);
	}

	@Test
	void showsArticlesWithoutTheirBody() {
		Answer answer = anybody().get("/api/articles").is(200);

		answer.hasKeys("", "articles", "articlesCount");
		assertThat(answer.at("/articles")).hasSize(20);
		assertThat(answer.at("/articlesCount").asInt()).isGreaterThanOrEqualTo(101);
		for (JsonNode article : answer.at("/articles")) {
			assertThat(article.propertyNames()).containsExactlyInAnyOrder(LISTED_ARTICLE_KEYS);
			assertThat(article.get("author").propertyNames()).containsExactlyInAnyOrder(PROFILE_KEYS);
			assertThat(article.get("tagList").isArray()).isTrue();
			assertThat(article.get("favorited").asBoolean()).isFalse();
		}
		assertThat(answer.texts("/articles", "createdAt").reversed()).isSorted();
	}

	@Test
	void showsTheSameAsTheArticleItself() {
		Answer listed = anybody().get(this.all + "&limit=1").is(200);
		Answer single = anybody().get(path(this.slugs.getFirst())).is(200);

		for (String key : LISTED_ARTICLE_KEYS) {
			assertThat(listed.at("/articles/0/" + key)).as(key).isEqualTo(single.at("/article/" + key));
		}
	}

	@Test
	void showsTwentyOfTheNewestFirst() {
		Answer answer = anybody().get(this.all).is(200);

		assertThat(answer.texts("/articles", "slug")).isEqualTo(this.slugs.subList(0, 20));
		assertThat(answer.at("/articlesCount").asInt()).isEqualTo(101);
	}

	@Test
	void showsAHundredAtMost() {
		assertThat(page("&limit=100")).isEqualTo(this.slugs.subList(0, 100));
		assertThat(page("&limit=101")).isEqualTo(this.slugs.subList(0, 100));
		assertThat(page("&limit=1000000")).isEqualTo(this.slugs.subList(0, 100));
		assertThat(page("&limit=1")).isEqualTo(this.slugs.subList(0, 1));
	}

	@Test
	void beginsAtAnyArticle() {
		assertThat(page("&offset=0&limit=3")).isEqualTo(this.slugs.subList(0, 3));
		assertThat(page("&offset=5&limit=3")).isEqualTo(this.slugs.subList(5, 8));
		assertThat(page("&offset=100")).isEqualTo(this.slugs.subList(100, 101));
		List<String> pages = new ArrayList<>();
		for (int offset = 0; offset < 101; offset += 37) {
			pages.addAll(page("&limit=37&offset=" + offset));
		}
		assertThat(pages).isEqualTo(this.slugs);
	}

	@Test
	void isEmptyPastTheEndAndStillCounts() {
		for (String offset : new String[] { "101", "5000", "2147483647" }) {
			Answer answer = anybody().get(this.all + "&offset=" + offset).is(200);
			assertThat(answer.at("/articles")).isEmpty();
			assertThat(answer.at("/articlesCount").asInt()).isEqualTo(101);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "x", "1.5", "1e1", "%20", "0x10" })
	void refusesLimitsOfNoUse(String limit) {
		anybody().get("/api/articles?limit=" + limit).isRefused(422, "limit", "is invalid");
		this.author.get("/api/articles/feed?limit=" + limit).isRefused(422, "limit", "is invalid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-1", "x", "0.5", "%20" })
	void refusesOffsetsOfNoUse(String offset) {
		anybody().get("/api/articles?offset=" + offset).isRefused(422, "offset", "is invalid");
		this.author.get("/api/articles/feed?offset=" + offset).isRefused(422, "offset", "is invalid");
	}

	@Test
	void namesBothWhenBothAreOfNoUse() {
		Answer answer = anybody().get("/api/articles?limit=0&offset=-1").is(422);

		answer.hasKeys("/errors", "limit", "offset");
	}

	@Test
	void filtersByAuthorWhateverTheCase() {
		Answer answer = anybody().get("/api/articles?author=" + this.author.username().toUpperCase(Locale.ROOT))
			.is(200);

		assertThat(answer.at("/articlesCount").asInt()).isEqualTo(101);
		assertThat(answer.at("/articles").valueStream().map((article) -> article.at("/author/username").asString()))
			.containsOnly(this.author.username());
	}

	@Test
	void filtersByTag() {
		Person writer = register();
		String tag = Text.unique("C++ & more / 100% = ");
		publish(writer, "other");
		String first = publish(writer, "a", tag);
		String second = publish(writer, tag);

		Answer answer = anybody().get("/api/articles?tag=" + Text.encoded(tag)).is(200);

		assertThat(answer.texts("/articles", "slug")).containsExactly(second, first);
		assertThat(answer.at("/articlesCount").asInt()).isEqualTo(2);
		assertThat(anybody().get("/api/articles?tag=" + Text.encoded(tag.toLowerCase(Locale.ROOT)))
			.at("/articlesCount")
			.asInt()).isZero();
	}

	@Test
	void filtersByWhoFavorited() {
		Person reader = register(Text.unique("Reader"));
		reader.post(path(this.slugs.get(50)) + "/favorite").is(200);
		reader.post(path(this.slugs.get(3)) + "/favorite").is(200);

		for (String name : new String[] { reader.username(), reader.username().toUpperCase(Locale.ROOT) }) {
			Answer answer = anybody().get("/api/articles?favorited=" + name).is(200);
			assertThat(answer.texts("/articles", "slug")).containsExactly(this.slugs.get(3), this.slugs.get(50));
			assertThat(answer.at("/articlesCount").asInt()).isEqualTo(2);
			assertThat(answer.at("/articles/0/favoritesCount").asInt()).isGreaterThanOrEqualTo(1);
			assertThat(answer.at("/articles/0/favorited").asBoolean()).isFalse();
		}
		assertThat(reader.get("/api/articles?favorited=" + reader.username()).at("/articles/0/favorited").asBoolean())
			.isTrue();
		reader.delete(path(this.slugs.get(3)) + "/favorite").is(200);
		assertThat(anybody().get("/api/articles?favorited=" + reader.username()).texts("/articles", "slug"))
			.containsExactly(this.slugs.get(50));
	}

	@Test
	void combinesFilters() {
		Person writer = register();
		Person reader = register();
		String tag = Text.unique("both");
		String wanted = publish(writer, tag);
		String untagged = publish(writer);
		String unliked = publish(writer, tag);
		String foreign = publish(reader, tag);
		for (String slug : new String[] { wanted, untagged, foreign }) {
			reader.post(path(slug) + "/favorite").is(200);
		}

		assertThat(
				anybody().get("/api/articles?tag=" + tag + "&author=" + writer.username()).texts("/articles", "slug"))
			.containsExactly(unliked, wanted);
		Answer all = anybody()
			.get("/api/articles?tag=" + tag + "&author=" + writer.username() + "&favorited=" + reader.username());
		assertThat(all.texts("/articles", "slug")).containsExactly(wanted);
		assertThat(all.at("/articlesCount").asInt()).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tag", "author", "favorited" })
	void isEmptyForNamesThatNobodyKnows(String filter) {
		Answer answer = anybody().get("/api/articles?" + filter + "=" + Text.unique("unknown")).is(200);

		answer.hasKeys("", "articles", "articlesCount");
		assertThat(answer.at("/articles").isArray()).isTrue();
		assertThat(answer.at("/articles")).isEmpty();
		assertThat(answer.at("/articlesCount").asInt()).isZero();
	}

	@Test
	void showsTheReadersOwnView() {
		Person reader = register();
		reader.post(path(this.slugs.get(10)) + "/favorite").is(200);
		reader.post(this.author.profile() + "/follow").is(200);

		Answer answer = reader.get(this.all + "&offset=10&limit=2").is(200);

		assertThat(answer.at("/articles/0/favorited").asBoolean()).isTrue();
		assertThat(answer.at("/articles/1/favorited").asBoolean()).isFalse();
		assertThat(answer.at("/articles").valueStream().map((article) -> article.at("/author/following").asBoolean()))
			.containsOnly(true);
		Answer foreign = anybody().get(this.all + "&offset=10&limit=2").is(200);
		assertThat(foreign.at("/articles/0/favorited").asBoolean()).isFalse();
		assertThat(foreign.at("/articles/0/author/following").asBoolean()).isFalse();
	}

	private List<String> page(String query) {
		Answer answer = anybody().get(this.all + query).is(200);
		assertThat(answer.at("/articlesCount").asInt()).isEqualTo(101);
		return answer.texts("/articles", "slug");
	}

}
