package com.foobar.localstack.endtoend.contract;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** One's own feed: section 4.3. */
abstract class FeedContract extends Contract {

	private static final String FEED = "/api/articles/feed";

	private final Person first = register();

	private final Person second = register();

	private final String oldest = publish(this.first, "t");

	private final String middle = publish(this.second);

	private final String newest = publish(this.first);

	FeedContract(Site site) {
		super(site);
	}

	@Test
	void isEmptyForSomebodyWhoFollowsNobody() {
		Answer answer = register().get(FEED).is(200);

		answer.hasKeys("", "articles", "articlesCount");
		assertThat(answer.at("/articles")).isEmpty();
		assertThat(answer.at("/articlesCount").asInt()).isZero();
	}

	@Test
	void showsWhatFollowedPeopleWroteNewestFirst() {
		Person reader = register();
		publish(reader);
		reader.post(this.first.profile() + "/follow").is(200);
		assertThat(reader.get(FEED).is(200).texts("/articles", "slug")).containsExactly(this.newest, this.oldest);

		reader.post(this.second.profile() + "/follow").is(200);
		Answer both = reader.get(FEED).is(200);
		assertThat(both.texts("/articles", "slug")).containsExactly(this.newest, this.middle, this.oldest);
		assertThat(both.at("/articlesCount").asInt()).isEqualTo(3);

		reader.delete(this.first.profile() + "/follow").is(200);
		Answer rest = reader.get(FEED).is(200);
		assertThat(rest.texts("/articles", "slug")).containsExactly(this.middle);
		assertThat(rest.at("/articlesCount").asInt()).isEqualTo(1);
	}

	@Test
	void showsArticlesAsListsDo() {
		Person reader = register();
		reader.post(this.first.profile() + "/follow").is(200);
		reader.post(path(this.oldest) + "/favorite").is(200);

		Answer answer = reader.get(FEED).is(200);

		for (JsonNode article : answer.at("/articles")) {
			assertThat(article.propertyNames()).containsExactlyInAnyOrder(LISTED_ARTICLE_KEYS);
			assertThat(article.get("author").propertyNames()).containsExactlyInAnyOrder(PROFILE_KEYS);
			assertThat(article.at("/author/following").asBoolean()).isTrue();
		}
		assertThat(answer.at("/articles/0/favorited").asBoolean()).isFalse();
		assertThat(answer.at("/articles/1/favorited").asBoolean()).isTrue();
		assertThat(answer.texts("/articles/1/tagList")).containsExactly("t");
	}

	@Test
	void hasPages() {
		Person reader = register();
		reader.post(this.first.profile() + "/follow").is(200);
		reader.post(this.second.profile() + "/follow").is(200);

		assertThat(page(reader, "?limit=2")).containsExactly(this.newest, this.middle);
		assertThat(page(reader, "?limit=2&offset=1")).containsExactly(this.middle, this.oldest);
		assertThat(page(reader, "?limit=2&offset=2")).containsExactly(this.oldest);
		assertThat(page(reader, "?offset=3")).isEmpty();
		assertThat(page(reader, "?limit=101")).hasSize(3);
	}

	@Test
	void showsANewArticleAtOnce() {
		Person writer = register();
		Person reader = register();
		reader.post(writer.profile() + "/follow").is(200);

		for (int time = 0; time < 3; time++) {
			String slug = publish(writer);
			assertThat(reader.get(FEED).texts("/articles", "slug").getFirst()).isEqualTo(slug);
		}
	}

	@Test
	void isNotForAnybody() {
		anybody().get(FEED).isRefused(401, "token", "is missing");
		anybody().get(FEED + "?limit=0").isRefused(401, "token", "is missing");
	}

	private static List<String> page(Person reader, String query) {
		Answer answer = reader.get(FEED + query).is(200);
		assertThat(answer.at("/articlesCount").asInt()).isEqualTo(3);
		return answer.texts("/articles", "slug");
	}

}
