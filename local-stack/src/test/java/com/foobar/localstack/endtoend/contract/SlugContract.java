package com.foobar.localstack.endtoend.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How an article gets its address: section 4.3, slugs. */
abstract class SlugContract extends Contract {

	private final Person author = register();

	SlugContract(Site site) {
		super(site);
	}

	@ParameterizedTest
	@CsvSource({ "How to Train, how-to-train-",
			"'  Cr\u00e8me br\u00fbl\u00e9e: 100% d\u00e9j\u00e0-vu!  ', creme-brulee-100-deja-vu-",
			"a--b__c//d, a-b-c-d-", "42, 42-", "UPPER lower, upper-lower-" })
	void writesTheTitleInKebabCaseWithASuffix(String title, String start) {
		String slug = publishTitled(this.author, title);

		assertThat(slug).matches(start + "[a-z0-9]{8,}");
		assertThat(anybody().get("/api/articles/" + slug).is(200).text("/article/title")).isEqualTo(title);
	}

	@ParameterizedTest
	@ValueSource(strings = { "!!!", "\ud83e\udd89\ud83e\udd89", "- / -" })
	void isTheSuffixAloneWhenNothingOfTheTitleIsLeft(String title) {
		String slug = publishTitled(this.author, title);

		assertThat(slug).matches("[a-z0-9]{8,}");
		assertThat(anybody().get("/api/articles/" + slug).is(200).text("/article/title")).isEqualTo(title);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\u041f\u0440\u0438\u0432\u0435\u0442 \u043c\u0438\u0440", "\u65e5\u672c\u8a9e",
			"Stra\u00dfe \u0130stanbul", "../../etc/passwd", "a%2Fb", "CON", "%00", "a?b#c" })
	void isOneSegmentOfAnAddressWhateverTheTitle(String title) {
		String slug = publishTitled(this.author, title);

		assertThat(slug).isNotEmpty().doesNotContain("/", "?", "#", "%", " ");
		assertThat(anybody().get(path(slug)).is(200).text("/article/title")).isEqualTo(title);
	}

	@Test
	void servesTheLongestTitle() {
		String slug = publishTitled(this.author, "w".repeat(255));

		assertThat(anybody().get(path(slug)).is(200).text("/article/title")).hasSize(255);
	}

	@Test
	void differsForEqualTitlesAlsoAtTheSameTime() {
		String title = Text.unique("Twice ");
		List<CompletableFuture<String>> publishing = new ArrayList<>();
		for (int time = 0; time < 4; time++) {
			publishing.add(
					CompletableFuture.supplyAsync(() -> publishTitled(this.author, title), Thread::startVirtualThread));
		}

		assertThat(publishing.stream().map(CompletableFuture::join)).hasSize(4).doesNotHaveDuplicates();
	}

	@Test
	void changesWithTheTitle() {
		String before = publishTitled(this.author, "Old title");

		String after = this.author.put(path(before), wrapped("article", "title", "New title"))
			.is(200)
			.text("/article/slug");

		assertThat(after).matches("new-title-[a-z0-9]{8,}");
		anybody().get(path(before)).isRefused(404, "article", "not found");
		assertThat(anybody().get(path(after)).is(200).text("/article/title")).isEqualTo("New title");
	}

	@Test
	void staysWhileTheTitleStays() {
		String slug = publishTitled(this.author, "Steady title");

		assertThat(this.author
			.put(path(slug),
					wrapped("article", "title", "Steady title", "description", "new", "body", "new", "tagList",
							List.of("new")))
			.is(200)
			.text("/article/slug")).isEqualTo(slug);
		assertThat(this.author.put(path(slug), wrapped("article", "body", "newer")).is(200).text("/article/slug"))
			.isEqualTo(slug);
	}

	@Test
	void takesCommentsAndFavoritesAlongToTheNewAddress() {
		String before = publish(this.author);
		long comment = comment(this.author, before, "Stays");
		this.author.post(path(before) + "/favorite").is(200);

		Answer renamed = this.author.put(path(before), wrapped("article", "title", "Moved")).is(200);

		assertThat(renamed.at("/article/favorited").asBoolean()).isTrue();
		assertThat(renamed.at("/article/favoritesCount").asInt()).isEqualTo(1);
		assertThat(
				anybody().get(path(renamed.text("/article/slug")) + "/comments").is(200).at("/comments/0/id").asLong())
			.isEqualTo(comment);
	}

}
