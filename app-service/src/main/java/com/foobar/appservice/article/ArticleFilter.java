package com.foobar.appservice.article;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Which articles are wanted. Conditions that are given all hold.
 *
 * @param tag tag that the article carries
 * @param author name of who wrote it
 * @param favorited name of somebody who likes it
 * @param follower account that follows who wrote it
 */
record ArticleFilter(@Nullable String tag, @Nullable String author, @Nullable String favorited,
		@Nullable Long follower) {

	private static final String COUNT = "select count(a) from Article a";

	/**
	 * True of every article. Without any condition InnoDB counts by the widest index
	 * there is, the one that holds the texts.
	 */
	private static final String ALWAYS = " where a.createdAt > {ts '1970-01-01 00:00:00'}";

	/** What the people whom this account follows have published. */
	static ArticleFilter feedOf(long account) {
		return new ArticleFilter(null, null, null, account);
	}

	/** The conditions on article {@code a} as the end of a query. */
	String where() {
		return conditions().isEmpty() ? ""
				: conditions().stream().map(Condition::holds).collect(Collectors.joining(" and ", " where ", ""));
	}

	/**
	 * The query that counts the matches; one condition alone is counted where it stands.
	 */
	String count() {
		return switch (conditions().size()) {
			case 0 -> COUNT + ALWAYS;
			case 1 -> conditions().getFirst().count();
			default -> COUNT + where();
		};
	}

	/** The values of those conditions. */
	Map<String, Object> parameters() {
		return conditions().stream().collect(Collectors.toMap(Condition::parameter, Condition::value));
	}

	private List<Condition> conditions() {
		return Stream
			.of(listed("tag", this.tag, "t.key.articleId", "from ArticleTag t where t.name = :tag"),
					written("author", this.author, "= (select w.id from Account w where w.username = :author)"),
					listed("favorited", this.favorited, "f.key.articleId",
							"from Favorite f join Account l on l.id = f.key.accountId where l.username = :favorited"),
					written("follower", this.follower,
							"in (select w.key.followedId from Follow w where w.key.followerId = :follower)"))
			.filter(Objects::nonNull)
			.toList();
	}

	/** A condition on an article's id: there is a row that names it, one at most. */
	private static @Nullable Condition listed(String parameter, @Nullable Object value, String id, String rows) {
		return (value != null) ? new Condition(parameter, value, "a.id in (select %s %s)".formatted(id, rows),
				"select count(*) " + rows) : null;
	}

	/** A condition on an article's author. */
	private static @Nullable Condition written(String parameter, @Nullable Object value, String by) {
		return (value != null) ? new Condition(parameter, value, "a.authorId " + by, COUNT + " where a.authorId " + by)
				: null;
	}

	/**
	 * One of the conditions.
	 *
	 * @param parameter its parameter
	 * @param value what was given for it
	 * @param holds the condition on article {@code a}
	 * @param count counts the articles for which it holds
	 */
	private record Condition(String parameter, Object value, String holds, String count) {
	}

}
