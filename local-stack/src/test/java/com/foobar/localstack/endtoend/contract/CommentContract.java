package com.foobar.localstack.endtoend.contract;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Comments: section 4.4. */
abstract class CommentContract extends Contract {

	private final Person author = register();

	private final Person reader = register();

	private final String busy = publish(this.author);

	CommentContract(Site site) {
		super(site);
	}

	@Test
	void addsAComment() {
		Answer answer = this.reader
			.post(path(this.busy) + "/comments", wrapped("comment", "body", "Well said! " + Text.FOUR_BYTES))
			.is(201);

		answer.hasKeys("", "comment").hasKeys("/comment", COMMENT_KEYS).hasKeys("/comment/author", PROFILE_KEYS);
		assertThat(answer.at("/comment/id").isIntegralNumber()).isTrue();
		assertThat(answer.text("/comment/body")).isEqualTo("Well said! " + Text.FOUR_BYTES);
		assertThat(answer.text("/comment/createdAt")).matches(TIMESTAMP);
		assertThat(answer.text("/comment/updatedAt")).matches(TIMESTAMP);
		assertThat(answer.text("/comment/author/username")).isEqualTo(this.reader.username());
		assertThat(answer.at("/comment/author/following").asBoolean()).isFalse();
	}

	@Test
	void listsAllOfThemNewestFirst() {
		String slug = publish(this.author);
		List<JsonNode> added = new ArrayList<>();
		for (int number = 0; number < 25; number++) {
			added.addFirst(this.reader.post(path(slug) + "/comments", wrapped("comment", "body", "Number " + number))
				.is(201)
				.at("/comment"));
		}

		Answer answer = anybody().get(path(slug) + "/comments").is(200);

		answer.hasKeys("", "comments");
		assertThat(answer.at("/comments").valueStream()).containsExactlyElementsOf(added);
	}

	@Test
	void isEmptyWithoutComments() {
		Answer answer = anybody().get(path(publish(this.author)) + "/comments").is(200);

		answer.hasKeys("", "comments");
		assertThat(answer.at("/comments").isArray()).isTrue();
		assertThat(answer.at("/comments")).isEmpty();
	}

	@Test
	void tellsReadersWhetherTheyFollowTheWriter() {
		Person follower = register();
		String slug = publish(this.author);
		comment(this.reader, slug, "Hello");
		comment(this.author, slug, "Welcome");
		follower.post(this.reader.profile() + "/follow").is(200);

		assertThat(following(follower, slug)).containsExactly(false, true);
		assertThat(following(anybody(), slug)).containsExactly(false, false);
	}

	@Test
	void knowsNoCommentsOfUnknownArticles() {
		String nowhere = path(Text.unique("nowhere")) + "/comments";

		anybody().get(nowhere).isRefused(404, "article", "not found");
		this.reader.get(nowhere).isRefused(404, "article", "not found");
		this.reader.post(nowhere, wrapped("comment", "body", "Anybody?")).isRefused(404, "article", "not found");
		this.reader.delete(nowhere + "/1").isRefused(404, "article", "not found");
		this.reader.delete(nowhere + "/x").isRefused(404, "article", "not found");
	}

	@Test
	void wantsAText() {
		String comments = path(this.busy) + "/comments";

		this.reader.post(comments, "{\"comment\": {}}").isRefused(422, "body", "can't be blank");
		this.reader.post(comments, wrapped("comment", "body", null)).isRefused(422, "body", "can't be blank");
		this.reader.post(comments, wrapped("comment", "body", "")).isRefused(422, "body", "can't be blank");
		this.reader.post(comments, wrapped("comment", "body", " \n")).isRefused(422, "body", "can't be blank");
		this.reader.post(path(Text.unique("nowhere")) + "/comments", wrapped("comment", "body", ""))
			.isRefused(422, "body", "can't be blank");
	}

	@Test
	void deletesTheOwnCommentOnce() {
		String slug = publish(this.author);
		long kept = comment(this.reader, slug, "Stays");
		long deleted = comment(this.reader, slug, "Goes");

		this.reader.delete(path(slug) + "/comments/" + deleted).is(204);

		assertThat(ids(slug)).containsExactly(kept);
		this.reader.delete(path(slug) + "/comments/" + deleted).isRefused(404, "comment", "not found");
	}

	@Test
	void letsNobodyDeleteCommentsOfOthers() {
		String slug = publish(this.author);
		long comment = comment(this.reader, slug, "Stays");

		this.author.delete(path(slug) + "/comments/" + comment).isRefused(403, "comment", "forbidden");
		register().delete(path(slug) + "/comments/" + comment).isRefused(403, "comment", "forbidden");
		anybody().delete(path(slug) + "/comments/" + comment).isRefused(401, "token", "is missing");

		assertThat(ids(slug)).containsExactly(comment);
	}

	@Test
	void looksForACommentOnItsOwnArticleOnly() {
		String slug = publish(this.author);
		String elsewhere = publish(this.author);
		long comment = comment(this.reader, slug, "Here");

		this.reader.delete(path(elsewhere) + "/comments/" + comment).isRefused(404, "comment", "not found");
		this.author.delete(path(elsewhere) + "/comments/" + comment).isRefused(404, "comment", "not found");
		this.reader.delete(path(Text.unique("nowhere")) + "/comments/" + comment)
			.isRefused(404, "article", "not found");

		assertThat(ids(slug)).containsExactly(comment);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "0", "-1", "1.0", "999999999999", "99999999999999999999", "1x", "%20" })
	void knowsNoCommentUnderOtherIds(String id) {
		this.reader.delete(path(this.busy) + "/comments/" + id).isRefused(404, "comment", "not found");
	}

	@Test
	void movesNoTimeOfTheArticle() {
		String slug = publish(this.author);
		Answer before = anybody().get(path(slug)).is(200);

		comment(this.reader, slug, "Quietly");

		assertThat(anybody().get(path(slug)).json()).isEqualTo(before.json());
	}

	private List<Long> ids(String slug) {
		return anybody().get(path(slug) + "/comments")
			.is(200)
			.at("/comments")
			.valueStream()
			.map((comment) -> comment.get("id").asLong())
			.toList();
	}

	private static List<Boolean> following(Visitor visitor, String slug) {
		return visitor.get(path(slug) + "/comments")
			.is(200)
			.at("/comments")
			.valueStream()
			.map((comment) -> comment.at("/author/following").asBoolean())
			.toList();
	}

}
