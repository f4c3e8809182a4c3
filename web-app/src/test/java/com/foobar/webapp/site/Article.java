package com.foobar.webapp.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An article at the fake API. */
final class Article {

	static final String TIME = "2026-02-18T03:22:56.637Z";

	final Account author;

	final Set<Account> admirers = new HashSet<>();

	final List<Comment> comments = new ArrayList<>();

	String slug;

	String title;

	String description;

	String body;

	List<String> tags;

	Article(String slug, Account author, String title, String description, String body, List<String> tags) {
		this.slug = slug;
		this.author = author;
		this.title = title;
		this.description = description;
		this.body = body;
		this.tags = tags;
	}

	/** Takes over what an update names. */
	void change(JsonNode draft) {
		this.title = draft.path("title").asString(this.title);
		this.description = draft.path("description").asString(this.description);
		this.body = draft.path("body").asString(this.body);
		this.tags = draft.has("tagList") ? tagsOf(draft) : this.tags;
	}

	static List<String> tagsOf(JsonNode draft) {
		return draft.path("tagList").valueStream().map(JsonNode::asString).toList();
	}

	Map<String, Object> inFull(@Nullable Account viewer) {
		Map<String, Object> article = inList(viewer);
		article.put("body", this.body);
		return article;
	}

	Map<String, Object> inList(@Nullable Account viewer) {
		Map<String, Object> article = new LinkedHashMap<>();
		article.put("slug", this.slug);
		article.put("title", this.title);
		article.put("description", this.description);
		article.put("tagList", this.tags);
		article.put("createdAt", TIME);
		article.put("updatedAt", TIME);
		article.put("favorited", viewer != null && this.admirers.contains(viewer));
		article.put("favoritesCount", this.admirers.size());
		article.put("author", this.author.asProfile(viewer));
		return article;
	}

	/**
	 * What somebody says about an article.
	 *
	 * @param id number
	 * @param author who says it
	 * @param body plain text
	 */
	record Comment(int id, Account author, String body) {

		Map<String, Object> shown(@Nullable Account viewer) {
			return Map.of("id", this.id, "createdAt", TIME, "updatedAt", TIME, "body", this.body, "author",
					this.author.asProfile(viewer));
		}

	}

}
