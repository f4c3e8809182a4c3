package com.foobar.webapp.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import com.foobar.webapp.site.Article.Comment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What people published at the fake API. */
final class FakeArticles {

	private final List<Article> articles = new ArrayList<>();

	private int comments;

	void clear() {
		this.articles.clear();
		this.comments = 0;
	}

	void add(Article article) {
		this.articles.addFirst(article);
	}

	Answer with(String slug, Function<Article, Answer> work) {
		return this.articles.stream()
			.filter(article -> article.slug.equals(slug))
			.findFirst()
			.map(work)
			.orElseGet(() -> Answer.notFound("article"));
	}

	Answer create(Account author, JsonNode draft) {
		Map<String, List<String>> errors = FakeAccounts.blanks(draft, "title", "description", "body");
		if (!errors.isEmpty()) {
			return new Answer(422, Map.of("errors", errors));
		}
		Article article = new Article("", author, "", "", "", List.of());
		article.change(draft);
		article.slug = slugOf(article.title);
		add(article);
		return Answer.created("article", article.inFull(author));
	}

	Answer update(Article article, Account editor, JsonNode draft) {
		Map<String, List<String>> errors = FakeAccounts.blanks(draft, "title", "description", "body");
		if (!errors.isEmpty()) {
			return new Answer(422, Map.of("errors", errors));
		}
		if (article.author != editor) {
			return Answer.error(403, "article", "forbidden");
		}
		String title = article.title;
		article.change(draft);
		article.slug = title.equals(article.title) ? article.slug : slugOf(article.title);
		return Answer.ok("article", article.inFull(editor));
	}

	private static String slugOf(String title) {
		return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-a1b2c3d4";
	}

	Answer delete(Article article, Account editor) {
		if (article.author != editor) {
			return Answer.error(403, "article", "forbidden");
		}
		this.articles.remove(article);
		return Answer.NO_CONTENT;
	}

	Answer favorite(Article article, Account viewer, boolean on) {
		if (on) {
			article.admirers.add(viewer);
		}
		else {
			article.admirers.remove(viewer);
		}
		return Answer.ok("article", article.inFull(viewer));
	}

	Answer list(Map<String, String> query, @Nullable Account viewer) {
		return list(query, viewer, article -> fits(query.get("tag"), article.tags)
				&& fits(query.get("author"), List.of(article.author.username))
				&& fits(query.get("favorited"), article.admirers.stream().map(account -> account.username).toList()));
	}

	Answer feed(Map<String, String> query, Account viewer) {
		return list(query, viewer, article -> viewer.following.contains(article.author));
	}

	private static boolean fits(@Nullable String wanted, List<String> there) {
		return wanted == null || there.contains(wanted);
	}

	private Answer list(Map<String, String> query, @Nullable Account viewer, Predicate<Article> filter) {
		List<Article> matching = this.articles.stream().filter(filter).toList();
		List<Map<String, Object>> page = matching.stream()
			.skip(Integer.parseInt(query.getOrDefault("offset", "0")))
			.limit(Integer.parseInt(query.getOrDefault("limit", "20")))
			.map(article -> article.inList(viewer))
			.toList();
		return new Answer(200, Map.of("articles", page, "articlesCount", matching.size()));
	}

	Answer tags() {
		Map<String, Long> uses = this.articles.stream()
			.flatMap(article -> article.tags.stream())
			.collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
		List<String> tags = uses.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue().reversed())
			.map(Map.Entry::getKey)
			.toList();
		return Answer.ok("tags", tags);
	}

	Answer comments(Article article, @Nullable Account viewer) {
		return Answer.ok("comments", article.comments.stream().map(comment -> comment.shown(viewer)).toList());
	}

	Answer comment(Article article, Account author, JsonNode comment) {
		Map<String, List<String>> errors = FakeAccounts.blanks(comment, "body");
		if (!errors.isEmpty()) {
			return new Answer(422, Map.of("errors", errors));
		}
		return Answer.created("comment", addComment(article, author, comment.path("body").asString()).shown(author));
	}

	Comment addComment(Article article, Account author, String body) {
		Comment comment = new Comment(++this.comments, author, body);
		article.comments.addFirst(comment);
		return comment;
	}

	Answer deleteComment(Article article, Account viewer, String id) {
		Comment comment = article.comments.stream()
			.filter(candidate -> String.valueOf(candidate.id()).equals(id))
			.findFirst()
			.orElse(null);
		if (comment == null) {
			return Answer.notFound("comment");
		}
		if (comment.author() != viewer) {
			return Answer.error(403, "comment", "forbidden");
		}
		article.comments.remove(comment);
		return Answer.NO_CONTENT;
	}

}
