package com.foobar.appservice.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

	/** What the people whom this account follows have published. */
	static ArticleFilter feedOf(long account) {
		return new ArticleFilter(null, null, null, account);
	}

	/** The conditions on article {@code a} as the end of a query. */
	String where() {
		List<String> conditions = new ArrayList<>();
		if (this.tag != null) {
			conditions.add(":tag member of a.tags");
		}
		if (this.author != null) {
			conditions.add("a.authorId = (select w.id from Account w where w.username = :author)");
		}
		if (this.favorited != null) {
			conditions.add("a.id in (select f.key.articleId from Favorite f join Account l on l.id = f.key.accountId"
					+ " where l.username = :favorited)");
		}
		if (this.follower != null) {
			conditions.add("a.authorId in (select w.key.followedId from Follow w where w.key.followerId = :follower)");
		}
		return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
	}

	/** The values of those conditions. */
	Map<String, Object> parameters() {
		Map<String, Object> parameters = new HashMap<>();
		if (this.tag != null) {
			parameters.put("tag", this.tag);
		}
		if (this.author != null) {
			parameters.put("author", this.author);
		}
		if (this.favorited != null) {
			parameters.put("favorited", this.favorited);
		}
		if (this.follower != null) {
			parameters.put("follower", this.follower);
		}
		return parameters;
	}

}
