package com.foobar.localstack.endtoend.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Favorites: section 4.3. */
abstract class FavoriteContract extends Contract {

	private final Person author = register();

	private final List<Person> readers = List.of(register(), register(), register(), register());

	private final Person reader = this.readers.getFirst();

	FavoriteContract(Site site) {
		super(site);
	}

	@Test
	void countsAPersonOnceHoweverOftenTheyAsk() {
		String slug = publish(this.author, "tag");
		Answer before = anybody().get(path(slug)).is(200);

		for (int time = 0; time < 2; time++) {
			Answer answer = this.reader.post(path(slug) + "/favorite").is(200);
			answer.hasKeys("", "article").hasKeys("/article", ARTICLE_KEYS);
			assertThat(answer.at("/article/favorited").asBoolean()).isTrue();
			assertThat(answer.at("/article/favoritesCount").asInt()).isEqualTo(1);
			assertThat(answer.at("/article/body")).isEqualTo(before.at("/article/body"));
		}
		assertThat(this.reader.get(path(slug)).at("/article/favorited").asBoolean()).isTrue();
		assertThat(anybody().get(path(slug)).at("/article/favorited").asBoolean()).isFalse();
		assertThat(anybody().get(path(slug)).at("/article/favoritesCount").asInt()).isEqualTo(1);

		for (int time = 0; time < 2; time++) {
			Answer answer = this.reader.delete(path(slug) + "/favorite").is(200);
			answer.hasKeys("", "article").hasKeys("/article", ARTICLE_KEYS);
			assertThat(answer.json()).isEqualTo(before.json());
		}
		assertThat(anybody().get(path(slug)).json()).isEqualTo(before.json());
	}

	@Test
	void movesNoTime() {
		String slug = publish(this.author);
		Answer before = anybody().get(path(slug)).is(200);

		Answer after = this.reader.post(path(slug) + "/favorite").is(200);

		assertThat(after.at("/article/updatedAt")).isEqualTo(before.at("/article/updatedAt"));
		assertThat(after.at("/article/createdAt")).isEqualTo(before.at("/article/createdAt"));
		assertThat(anybody().get(path(slug)).at("/article/updatedAt")).isEqualTo(before.at("/article/updatedAt"));
	}

	@Test
	void isAllowedToTheAuthor() {
		String slug = publish(this.author);

		assertThat(this.author.post(path(slug) + "/favorite").is(200).at("/article/favoritesCount").asInt())
			.isEqualTo(1);
	}

	@Test
	void staysWhenTheArticleChanges() {
		String slug = publish(this.author);
		this.reader.post(path(slug) + "/favorite").is(200);

		Answer changed = this.author.put(path(slug), wrapped("article", "body", "New")).is(200);

		assertThat(changed.at("/article/favoritesCount").asInt()).isEqualTo(1);
		assertThat(changed.at("/article/favorited").asBoolean()).isFalse();
	}

	@Test
	void countsExactlyWhenManyAskAtOnce() {
		String slug = publish(this.author);

		atOnce("POST", slug);
		assertThat(anybody().get(path(slug)).at("/article/favoritesCount").asInt()).isEqualTo(this.readers.size());
		assertThat(anybody().get("/api/articles?author=" + this.author.username() + "&limit=100")
			.at("/articles")
			.valueStream()
			.filter((article) -> article.get("slug").asString().equals(slug))
			.map((article) -> article.get("favoritesCount").asInt())).containsExactly(this.readers.size());

		atOnce("DELETE", slug);
		assertThat(anybody().get(path(slug)).at("/article/favoritesCount").asInt()).isZero();
	}

	/** Everybody asks twice. */
	private void atOnce(String method, String slug) {
		List<CompletableFuture<Answer>> asking = new ArrayList<>();
		for (int time = 0; time < 2; time++) {
			for (Person each : this.readers) {
				asking.add(CompletableFuture.supplyAsync(() -> each.send(method, path(slug) + "/favorite", null),
						Thread::startVirtualThread));
			}
		}
		assertThat(asking.stream().map(CompletableFuture::join).map(Answer::status)).containsOnly(200);
	}

}
