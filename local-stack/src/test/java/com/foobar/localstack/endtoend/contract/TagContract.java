package com.foobar.localstack.endtoend.contract;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tags of articles and the list of all tags: sections 4.3 and 4.5. */
abstract class TagContract extends Contract {

	private final Person author = register();

	TagContract(Site site) {
		super(site);
	}

	@Test
	void keepsTheOrderInWhichTheAuthorGaveThem() {
		Person writer = register();
		String slug = publish(writer, "zebra", "ant", "Mole", "bee");

		for (Answer single : List.of(anybody().get(path(slug)), writer.get(path(slug)),
				writer.post(path(slug) + "/favorite"))) {
			assertThat(single.is(200).texts("/article/tagList")).containsExactly("zebra", "ant", "Mole", "bee");
		}
		assertThat(anybody().get("/api/articles?author=" + writer.username()).texts("/articles/0/tagList"))
			.containsExactly("zebra", "ant", "Mole", "bee");
		assertThat(anybody().get("/api/articles?tag=ant&author=" + writer.username()).texts("/articles/0/tagList"))
			.containsExactly("zebra", "ant", "Mole", "bee");
	}

	@Test
	void trimsThemDropsBlankOnesAndKeepsRepeatedOnesOnce() {
		Answer answer = this.author.post("/api/articles", article("Tidy", " b ", "", "a", "  ", "b", "A", "a\t"))
			.is(201);

		assertThat(answer.texts("/article/tagList")).containsExactly("b", "a", "A");
		assertThat(anybody().get(path(answer.text("/article/slug"))).texts("/article/tagList")).containsExactly("b",
				"a", "A");
	}

	@Test
	void acceptsNone() {
		assertThat(this.author.post("/api/articles", article("Bare", " ", "")).is(201).at("/article/tagList"))
			.isEmpty();
	}

	@Test
	void tellsTagsApartByEveryCharacter() {
		String tag = Text.unique("resume");
		String[] tags = { tag, tag.replace("resume", "r\u00e9sum\u00e9"), tag.replace("resume", "Resume"),
				tag.replace("resume", "res ume"), tag.replace("resume", "res\u00fcme") };

		String slug = publish(this.author, tags);

		assertThat(anybody().get(path(slug)).texts("/article/tagList")).containsExactly(tags);
		assertThat(anybody().get("/api/tags").texts("/tags")).contains(tags);
		for (String each : tags) {
			publish(this.author, each);
			assertThat(anybody().get("/api/articles?tag=" + Text.encoded(each)).at("/articlesCount").asInt()).as(each)
				.isEqualTo(2);
		}
	}

	@Test
	void listsEveryTagInUseOnce() {
		String tag = Text.unique("used");
		publish(this.author, tag);
		publish(this.author, tag);

		Answer answer = anybody().get("/api/tags").is(200);

		answer.hasKeys("", "tags");
		assertThat(answer.texts("/tags")).containsOnlyOnce(tag).doesNotHaveDuplicates().doesNotContain("");
	}

	@Test
	void listsTagsByUseThenByName() {
		String mark = Text.unique("x");
		String[] expected = { "d" + mark, "c" + mark, "a" + mark, "b" + mark };
		publish(this.author, expected[3], expected[0], expected[1], expected[2]);
		publish(this.author, expected[0], expected[1]);
		publish(this.author, expected[0]);

		assertThat(anybody().get("/api/tags").texts("/tags").stream().filter((tag) -> tag.endsWith(mark)))
			.containsExactly(expected);
	}

	@Test
	void listsATagAtOnceAndForgetsItWithItsLastArticle() {
		for (int time = 0; time < 3; time++) {
			String tag = Text.unique("brief");

			String slug = publish(this.author, tag);
			assertThat(anybody().get("/api/tags").texts("/tags")).contains(tag);
			this.author.put(path(slug), "{\"article\": {\"tagList\": []}}").is(200);
			assertThat(anybody().get("/api/tags").texts("/tags")).doesNotContain(tag);
			this.author.put(path(slug), wrapped("article", "tagList", List.of(tag))).is(200);
			assertThat(anybody().get("/api/tags").texts("/tags")).contains(tag);
			this.author.delete(path(slug)).is(204);
			assertThat(anybody().get("/api/tags").texts("/tags")).doesNotContain(tag);
		}
	}

}
