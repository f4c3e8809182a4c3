package com.foobar.localstack.endtoend.contract;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds across servers, whoever asks which: section 7. */
abstract class ConsistencyContract extends Contract {

	private static final int TIMES = 4;

	private final Person author = register();

	ConsistencyContract(Site site) {
		super(site);
	}

	@Test
	void everyInstanceAcceptsEveryToken() {
		for (int time = 0; time < TIMES; time++) {
			this.author.get("/api/user").is(200);
		}
	}

	@RepeatedTest(TIMES)
	void anybodySeesANewPersonAtOnce() {
		Person person = register();

		anybody().get(person.profile()).is(200);
		logIn(person.email(), person.password()).is(200);
	}

	@RepeatedTest(TIMES)
	void anybodySeesANewArticleAtOnce() {
		String slug = publish(this.author);

		anybody().get(path(slug)).is(200);
		assertThat(anybody().get("/api/articles?limit=100").texts("/articles", "slug")).contains(slug);
	}

	@RepeatedTest(TIMES)
	void anybodySeesAChangeAtOnce() {
		String slug = publish(this.author);

		for (int version = 0; version < TIMES; version++) {
			this.author.put(path(slug), wrapped("article", "body", "Version " + version)).is(200);
			assertThat(anybody().get(path(slug)).text("/article/body")).isEqualTo("Version " + version);
		}
		this.author.put("/api/user", wrapped("user", "bio", slug)).is(200);
		assertThat(anybody().get(this.author.profile()).text("/profile/bio")).isNotEmpty();
	}

	@RepeatedTest(TIMES)
	void anybodySeesAFavoriteAtOnce() {
		String slug = publish(this.author);

		this.author.post(path(slug) + "/favorite").is(200);
		assertThat(anybody().get(path(slug)).at("/article/favoritesCount").asInt()).isEqualTo(1);
		this.author.delete(path(slug) + "/favorite").is(200);
		assertThat(anybody().get(path(slug)).at("/article/favoritesCount").asInt()).isZero();
	}

	@RepeatedTest(TIMES)
	void nobodySeesADeletedCommentAgain() {
		String slug = publish(this.author);
		long comment = comment(this.author, slug, "Brief");

		assertThat(anybody().get(path(slug) + "/comments").at("/comments")).hasSize(1);
		this.author.delete(path(slug) + "/comments/" + comment).is(204);
		assertThat(anybody().get(path(slug) + "/comments").at("/comments")).isEmpty();
	}

	@RepeatedTest(TIMES)
	void oneOfTwoWhoWantTheSameNameGetsIt() {
		String name = Text.unique("wanted");

		assertThat(atOnce(name, Text.unique("m") + "@foobar.com", name.toUpperCase(Locale.ROOT),
				Text.unique("m") + "@foobar.com"))
			.containsExactlyInAnyOrder(201, 409);
	}

	@RepeatedTest(TIMES)
	void oneOfTwoWhoWantTheSameAddressGetsIt() {
		String email = Text.unique("wanted") + "@foobar.com";

		assertThat(atOnce(Text.unique("n"), email, Text.unique("n"), email)).containsExactlyInAnyOrder(201, 409);
	}

	private List<Integer> atOnce(String firstName, String firstEmail, String secondName, String secondEmail) {
		return Stream.of(registering(firstName, firstEmail), registering(secondName, secondEmail))
			.map(CompletableFuture::join)
			.map(Answer::status)
			.toList();
	}

	private CompletableFuture<Answer> registering(String username, String email) {
		return CompletableFuture.supplyAsync(
				() -> anybody().post("/api/users",
						wrapped("user", "username", username, "email", email, "password", "a password")),
				Thread::startVirtualThread);
	}

}
