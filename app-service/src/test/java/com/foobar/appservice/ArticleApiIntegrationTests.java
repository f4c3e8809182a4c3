package com.foobar.appservice;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import com.foobar.mysqllocal.MysqlAccounts;
import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Publishing, reading and listing articles; tags. */
class ArticleApiIntegrationTests extends ApiIntegrationTest {

	@Test
	void publishes() {
		String name = newName();
		String token = tokenOf(name);

		RestTestClient.ResponseSpec response = post("/api/articles", token, """
				{"article":{"title":"Crème Brûlée!","description":"about 🐳","body":"text 🐳",
				"tagList":[" zebra ","apple",""," ","zebra","Apple"],"unknown":1}}""");

		Map<String, Object> article = object(response.expectStatus().isCreated(), "article");
		assertThat(article)
			.containsOnlyKeys("slug", "title", "description", "body", "tagList", "createdAt", "updatedAt", "favorited",
					"favoritesCount", "author")
			.containsEntry("title", "Crème Brûlée!")
			.containsEntry("description", "about 🐳")
			.containsEntry("body", "text 🐳")
			.containsEntry("tagList", List.of("zebra", "apple", "Apple"))
			.containsEntry("favorited", false)
			.containsEntry("favoritesCount", 0);
		assertThat(String.valueOf(article.get("slug"))).matches("creme-brulee-[a-z0-9]{8,}");
		assertThat(String.valueOf(article.get("createdAt")))
			.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z")
			.isEqualTo(article.get("updatedAt"));
		Map<String, Object> author = new HashMap<>(Map.of("username", name, "following", false));
		author.put("bio", null);
		author.put("image", null);
		assertThat(article.get("author")).isEqualTo(author);
	}

	@Test
	void showsToEverybodyExactlyWhatAuthorWasAnswered() {
		Map<String, Object> article = publish(tokenOf(newName()), "Same for all", "[\"b\",\"a\"]");

		assertThat(object(get("/api/articles/{slug}", slugOf(article)).expectStatus().isOk(), "article"))
			.isEqualTo(article);
		assertThat(object(getAs(tokenOf(newName()), "/api/articles/{slug}", slugOf(article)), "article"))
			.isEqualTo(article);
	}

	@Test
	void storesMomentsInUtc() {
		Map<String, Object> article = publish(tokenOf(newName()), "When", "[]");

		assertThat(DatabasePair.get()
			.primary()
			.admin()
			.query("SELECT DATE_FORMAT(created_at, '%Y-%m-%dT%H:%i:%s.%f') FROM foobar.article WHERE slug = '"
					+ article.get("slug") + "'")
			.rows()
			.getFirst()
			.getFirst()).isEqualTo(String.valueOf(article.get("createdAt")).replace("Z", "000"));
	}

	@Test
	void showsEverythingToAnybodyRightAfterItWasWritten() {
		String token = tokenOf(newName());
		for (int round = 0; round < 200; round++) {
			if (round % 10 == 0) {
				token = tokenOf(newName());
			}
			String slug = slugOf(publish(token, "Round " + round, "[\"round" + round + "\"]"));
			get("/api/articles/{slug}", slug).expectStatus().isOk();
			assertThat(tags()).contains("round" + round);
		}
	}

	@Test
	void givesEqualTitlesDifferentSlugs() {
		String token = tokenOf(newName());

		assertThat(publish(token, "Twice", "[]").get("slug")).isNotEqualTo(publish(token, "Twice", "[]").get("slug"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "!!!", "🐳🐳", "日本語", "---" })
	void givesTitleWithoutPlainLettersSlugAnyway(String title) {
		String slug = slugOf(publish(tokenOf(newName()), title, "[]"));

		assertThat(slug).matches("[a-z0-9]{8,}");
		assertThat(object(get("/api/articles/{slug}", slug), "article")).containsEntry("title", title);
	}

	@Test
	void acceptsLongestTextsInWidestCharacters() {
		String token = tokenOf(newName());
		String whale = "\\ud83d\\udc33";

		post("/api/articles", token,
				"""
						{"article":{"title":"%s","description":"%s","body":"%s","tagList":["%s"]}}"""
					.formatted(whale.repeat(255), whale.repeat(1_000), whale.repeat(100_000), whale.repeat(100)))
			.expectStatus()
			.isCreated();
	}

	@Test
	void refusesTextsThatAreTooLong() {
		String token = tokenOf(newName());

		refused(post("/api/articles", token, """
				{"article":{"title":"%s","description":"%s","body":"%s","tagList":["%s"]}}""".formatted("t".repeat(256),
				"d".repeat(1_001), "b".repeat(100_001), "t".repeat(101))), 422, """
						{"title":["is too long (maximum is 255 characters)"],
						"description":["is too long (maximum is 1000 characters)"],
						"body":["is too long (maximum is 100000 characters)"],
						"tagList":["is too long (maximum is 100 characters)"]}""");
	}

	@Test
	void refusesMoreThanFiftyTags() {
		String token = tokenOf(newName());
		List<String> tags = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			tags.add("\"many" + i + "\"");
		}
		publish(token, "Fifty", tags.toString());
		tags.add("\"many0\"");
		publish(token, "Fifty and one twice", tags.toString());
		tags.add("\"one more\"");

		refused(post("/api/articles", token, """
				{"article":{"title":"t","description":"d","body":"b","tagList":%s}}""".formatted(tags)), 422,
				"{\"tagList\":[\"is too long (maximum is 50 characters)\"]}");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			title       | 5             | is invalid
			title       | null          | can't be blank
			title       | "\\u2003\\n"  | can't be blank
			description | []            | is invalid
			description | ""            | can't be blank
			body        | false         | is invalid
			tagList     | "java"        | is invalid
			tagList     | [1]           | is invalid
			tagList     | ["a",null]    | is invalid
			tagList     | {}            | is invalid
			""")
	void refusesFieldsThatBreakRules(String field, String value, String message) {
		Map<String, String> fields = new HashMap<>(Map.of("title", "\"t\"", "description", "\"d\"", "body", "\"b\""));
		fields.put(field, value);
		List<String> members = new ArrayList<>();
		fields.forEach((key, json) -> members.add("\"" + key + "\":" + json));

		refused(post("/api/articles", tokenOf(newName()), "{\"article\":{" + String.join(",", members) + "}}"), 422,
				"{\"%s\":[\"%s\"]}".formatted(field, message));
	}

	@Test
	void takesMissingTagsForNone() {
		String token = tokenOf(newName());

		assertThat(publish(token, "No tags", "null")).containsEntry("tagList", List.of());
	}

	@Test
	void wantsTokenBeforeAnythingElse() {
		refused(post("/api/articles", "rubbish"), 401, "{\"token\":[\"is missing\"]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nothing-here", "a%b", "a;b", "a\\b", "..", "ü", "feeds" })
	void answersUnknownSlugWithNotFound(String slug) {
		refused(get("/api/articles/{slug}", slug), 404,
				"..".equals(slug) ? "{\"resource\":[\"not found\"]}" : "{\"article\":[\"not found\"]}");
	}

	@Test
	void listsNewestFirstWithoutTexts() {
		String name = newName();
		String token = tokenOf(name);
		Map<String, Object> first = publish(token, "First", "[\"b\",\"a\"]");
		Map<String, Object> second = publish(token, "Second", "[]");

		Map<String, Object> list = list("author", name);

		first.remove("body");
		second.remove("body");
		assertThat(list).containsOnlyKeys("articles", "articlesCount").containsEntry("articlesCount", 2);
		assertThat(list.get("articles")).isEqualTo(List.of(second, first));
	}

	@Test
	void pagesNeitherRepeatNorSkip() {
		String name = newName();
		String token = tokenOf(name);
		for (int i = 0; i < 25; i++) {
			publish(token, "Page " + i, "[]");
		}

		assertThat(titles("author", name)).hasSize(20);
		List<String> all = new ArrayList<>();
		for (int offset = 0; offset < 25; offset += 4) {
			all.addAll(titles("author", name, "limit", "4", "offset", String.valueOf(offset)));
		}
		assertThat(all).hasSize(25).startsWith("Page 24", "Page 23").endsWith("Page 1", "Page 0");
		assertThat(new HashSet<>(all)).hasSize(25);
		assertThat(list("author", name, "offset", "99999999999999999999")).containsEntry("articles", List.of())
			.containsEntry("articlesCount", 25);
		assertThat(titles("author", name, "limit", "99999999999999999999")).hasSize(25);
	}

	@ParameterizedTest
	@CsvSource({ "limit,0", "limit,-1", "limit,ten", "limit,1.5", "limit,''", "offset,-1", "offset,x" })
	void refusesWindowThatIsNone(String parameter, String value) {
		refused(get("/api/articles?" + parameter + "={value}", value), 422, "{\"" + parameter + "\":[\"is invalid\"]}");
	}

	@Test
	void combinesFilters() throws SQLException {
		String writer = newName();
		String other = newName();
		String reader = newName();
		String tag = "filter-" + writer;
		String token = tokenOf(writer);
		tokenOf(reader);
		String liked = slugOf(publish(token, "Liked", "[\"" + tag + "\"]"));
		publish(token, "Tagged", "[\"" + tag + "\"]");
		publish(token, "Plain", "[]");
		publish(tokenOf(other), "Other", "[\"" + tag + "\"]");
		favorite(liked, reader);

		assertThat(titles("tag", tag)).containsExactly("Other", "Tagged", "Liked");
		assertThat(titles("tag", tag.toUpperCase(Locale.ROOT))).isEmpty();
		assertThat(titles("author", writer.toUpperCase(Locale.ROOT))).containsExactly("Plain", "Tagged", "Liked");
		assertThat(titles("favorited", reader)).containsExactly("Liked");
		assertThat(titles("tag", tag, "author", writer)).containsExactly("Tagged", "Liked");
		assertThat(titles("tag", tag, "author", writer, "favorited", reader)).containsExactly("Liked");
		assertThat(titles("author", other, "favorited", reader)).isEmpty();
		assertThat(list("author", "nobody-of-that-name")).containsEntry("articlesCount", 0)
			.containsEntry("articles", List.of());
	}

	@Test
	void showsFavoritesFromViewersPointOfView() throws SQLException {
		String reader = newName();
		String readersToken = tokenOf(reader);
		String slug = slugOf(publish(tokenOf(newName()), "Liked by one", "[]"));
		favorite(slug, reader);

		assertThat(object(get("/api/articles/{slug}", slug), "article")).containsEntry("favoritesCount", 1)
			.containsEntry("favorited", false);
		assertThat(object(getAs(readersToken, "/api/articles/{slug}", slug), "article"))
			.containsEntry("favoritesCount", 1)
			.containsEntry("favorited", true);
	}

	@Test
	void listsTagsByUseThenByName() {
		String token = tokenOf(newName());
		publish(token, "Tags", "[\"~b\",\"~a\",\"~c\"]");
		publish(token, "Tags", "[\"~c\"]");

		List<String> tags = tags();

		assertThat(tags).doesNotHaveDuplicates();
		assertThat(tags.stream().filter((tag) -> tag.startsWith("~"))).containsExactly("~c", "~a", "~b");
	}

	@Test
	void readsListWithAsManyStatementsForManyArticlesAsForOne() {
		String name = newName();
		String token = tokenOf(name);
		publish(token, "One", "[\"a\",\"b\"]");
		long forOne = statementsOf(() -> titles("author", name));
		for (int i = 0; i < 30; i++) {
			publish(token, "Many " + i, "[\"a\",\"b\",\"c\"]");
		}

		long forMany = statementsOf(() -> assertThat(titles("author", name, "limit", "100")).hasSize(31));

		assertThat(forMany).isEqualTo(forOne).isEqualTo(3);
	}

	@Test
	void readsArticleWithTwoStatementsAndWritesItWithFour() {
		String token = tokenOf(newName());
		List<String> slug = new ArrayList<>();

		// One more finds the account that the token names.
		assertThat(statementsOf(() -> slug.add(slugOf(publish(token, "Count", "[\"a\",\"b\",\"c\"]"))))).isEqualTo(5);
		assertThat(statementsOf(() -> get("/api/articles/{slug}", slug.getFirst()).expectStatus().isOk())).isEqualTo(2);
	}

	@Test
	void needsTheSameFewStatementsForEachEndpointHoweverMuchThereIs() {
		String author = newName();
		String token = tokenOf(author);
		String readerName = newName();
		String reader = tokenOf(readerName);
		String slug = slugOf(publish(token, "Counted", "[\"a\",\"b\"]"));
		Map<String, Long> statements = new LinkedHashMap<>();
		String comments = "/api/articles/" + slug + "/comments";

		for (int round = 0; round < 2; round++) {
			Map<String, Long> before = new LinkedHashMap<>(statements);
			Map<String, Runnable> requests = new LinkedHashMap<>();
			requests.put("follow", () -> postAs(reader, "/api/profiles/{name}/follow", author));
			requests.put("profile", () -> getAs(reader, "/api/profiles/{name}", author));
			requests.put("feed", () -> getAs(reader, "/api/articles/feed"));
			requests.put("favorite", () -> postAs(reader, "/api/articles/{slug}/favorite", slug));
			requests.put("article", () -> getAs(reader, "/api/articles/{slug}", slug));
			requests.put("comment", () -> post(comments, reader, "{\"comment\":{\"body\":\"x\"}}"));
			requests.put("comments", () -> getAs(reader, comments));
			requests.put("change",
					() -> put("/api/articles/" + slug, token, "{\"article\":{\"tagList\":[\"b\",\"c\"]}}"));
			requests.put("tags", () -> get("/api/tags"));
			requests.put("user", () -> getAs(reader, "/api/user"));
			requests.put("unfavorite", () -> deleteAs(reader, "/api/articles/{slug}/favorite", slug));
			requests.put("unfollow", () -> deleteAs(reader, "/api/profiles/{name}/follow", author));
			requests.forEach((name, request) -> statements.put(name, statementsOf(request)));
			if (round > 0) {
				assertThat(statements).isEqualTo(before);
			}
			for (int i = 0; i < 20; i++) {
				publish(token, "More " + i, "[\"a\",\"b\"]");
				post(comments, token, "{\"comment\":{\"body\":\"more\"}}");
			}
		}

		// Of each, one finds the account that the token names.
		assertThat(statements).isEqualTo(Map.ofEntries(Map.entry("follow", 3L), Map.entry("profile", 3L),
				Map.entry("feed", 4L), Map.entry("favorite", 5L), Map.entry("article", 3L), Map.entry("comment", 4L),
				Map.entry("comments", 3L), Map.entry("change", 7L), Map.entry("tags", 1L), Map.entry("user", 2L),
				Map.entry("unfavorite", 5L), Map.entry("unfollow", 3L)));
	}

	@SuppressWarnings("unchecked") // JSON lists have no other form here.
	private List<String> tags() {
		Map<String, Object> body = get("/api/tags").expectStatus()
			.isOk()
			.expectBody(Map.class)
			.returnResult()
			.getResponseBody();
		return (List<String>) Objects.requireNonNull(Objects.requireNonNull(body).get("tags"));
	}

	@SuppressWarnings("unchecked") // JSON objects have no other form here.
	private Map<String, Object> list(String... parameters) {
		StringBuilder uri = new StringBuilder("/api/articles?");
		List<Object> values = new ArrayList<>();
		for (int i = 0; i < parameters.length; i += 2) {
			uri.append(parameters[i]).append("={v").append(i).append("}&");
			values.add(parameters[i + 1]);
		}
		return Objects.requireNonNull(get(uri.toString(), values.toArray()).expectStatus()
			.isOk()
			.expectBody(Map.class)
			.returnResult()
			.getResponseBody());
	}

	@SuppressWarnings("unchecked") // JSON objects have no other form here.
	private List<String> titles(String... parameters) {
		return ((List<Map<String, Object>>) Objects.requireNonNull(list(parameters).get("articles"))).stream()
			.map((article) -> String.valueOf(article.get("title")))
			.toList();
	}

	/** Straight into the table: no endpoint does it yet. */
	private static void favorite(String slug, String username) throws SQLException {
		ReplicatedPair pair = DatabasePair.get();
		try (Connection connection = DriverManager.getConnection(pair.primary().jdbcUrl(), MysqlAccounts.APP,
				pair.accounts().app()); PreparedStatement statement = connection.prepareStatement("""
						INSERT INTO favorite (article_id, account_id)
						SELECT a.id, u.id FROM article a, account u WHERE a.slug = ? AND u.username = ?""")) {
			statement.setString(1, slug);
			statement.setString(2, username);
			assertThat(statement.executeUpdate()).isEqualTo(1);
		}
	}

}
