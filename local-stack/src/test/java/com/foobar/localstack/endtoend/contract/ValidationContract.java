package com.foobar.localstack.endtoend.contract;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a field may hold: section 5. */
abstract class ValidationContract extends Contract {

	private final Person person = register();

	private final String slug = publish(this.person);

	ValidationContract(Site site) {
		super(site);
	}

	@ParameterizedTest
	@ValueSource(strings = { "plain", "@", "@b", "a@", "a@@b", "a@b@c" })
	void refusesWhatIsNoAddress(String email) {
		registration(Text.unique("n"), email, "12345678").isRefused(422, "email", "is invalid");
		this.person.put("/api/user", wrapped("user", "email", email)).isRefused(422, "email", "is invalid");
	}

	@Test
	void acceptsAddressesOfTwoHundredAndFiftyFiveCharacters() {
		String email = Text.unique("m");
		String longest = email + "x".repeat(245 - email.length()) + "@foobar.io";

		registration(Text.unique("n"), longest, "12345678").is(201);
		registration(Text.unique("n"), "x" + longest, "12345678").isRefused(422, "email");
		this.person.put("/api/user", wrapped("user", "email", "x" + longest)).isRefused(422, "email");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/b", "a?b", "a#b", "a%b", "a\u0007b", "a\nb", "a\u007fb" })
	void refusesNamesThatDoNotFitIntoAnAddress(String username) {
		registration(username, Text.unique("m") + "@foobar.com", "12345678").isRefused(422, "username", "is invalid");
		this.person.put("/api/user", wrapped("user", "username", username)).isRefused(422, "username", "is invalid");
	}

	@Test
	void trimsNames() {
		String name = Text.unique("trim");

		Person trimmed = register("  " + name + " ");

		assertThat(trimmed.username()).isEqualTo(name);
		registration(name + "  ", Text.unique("m") + "@foobar.com", "12345678").isRefused(409, "username",
				"has already been taken");
		assertThat(anybody().get("/api/profiles/" + name).is(200).text("/profile/username")).isEqualTo(name);
	}

	@Test
	void acceptsNamesOfSixtyFourCharactersWhateverTheirBytes() {
		String name = Text.unique("n");
		String longest = name + Text.FOUR_BYTES.repeat(64 - name.length());

		assertThat(register(longest).username()).isEqualTo(longest);
		anybody().get("/api/profiles/" + Text.encoded(longest)).is(200);
		registration(longest + "x", Text.unique("m") + "@foobar.com", "12345678").isRefused(422, "username");
		this.person.put("/api/user", wrapped("user", "username", longest + "x")).isRefused(422, "username");
	}

	@Test
	void boundsPasswords() {
		for (String tooShort : List.of("1", "1234567")) {
			registration(Text.unique("n"), Text.unique("m") + "@foobar.com", tooShort).isRefused(422, "password",
					"is too short (minimum is 8 characters)");
			this.person.put("/api/user", wrapped("user", "password", tooShort))
				.isRefused(422, "password", "is too short (minimum is 8 characters)");
		}
		registration(Text.unique("n"), Text.unique("m") + "@foobar.com", "x".repeat(129)).isRefused(422, "password",
				"is too long (maximum is 128 characters)");
		this.person.put("/api/user", wrapped("user", "password", "x".repeat(129)))
			.isRefused(422, "password", "is too long (maximum is 128 characters)");
		this.person.get("/api/user").is(200);
		logIn(this.person.email(), this.person.password()).is(200);
	}

	@Test
	void reportsAllFieldsTogether() {
		Answer answer = registration("a/b", "nonsense", "short").is(422);

		assertThat(answer.texts("/errors/username")).containsExactly("is invalid");
		assertThat(answer.texts("/errors/email")).containsExactly("is invalid");
		assertThat(answer.texts("/errors/password")).containsExactly("is too short (minimum is 8 characters)");
		answer.hasKeys("/errors", "username", "email", "password");
	}

	@Test
	void boundsBioAndImage() {
		Person writer = register();

		assertThat(writer.put("/api/user", wrapped("user", "bio", Text.FOUR_BYTES.repeat(10_000)))
			.is(200)
			.text("/user/bio")).isEqualTo(Text.FOUR_BYTES.repeat(10_000));
		writer.put("/api/user", wrapped("user", "bio", Text.FOUR_BYTES.repeat(10_001)))
			.isRefused(422, "bio", "is too long (maximum is 10000 characters)");
		assertThat(writer.put("/api/user", wrapped("user", "image", Text.FOUR_BYTES.repeat(2_048)))
			.is(200)
			.text("/user/image")).isEqualTo(Text.FOUR_BYTES.repeat(2_048));
		writer.put("/api/user", wrapped("user", "image", Text.FOUR_BYTES.repeat(2_049))).isRefused(422, "image");
	}

	@ParameterizedTest
	@CsvSource({ "title, 255", "description, 1000", "body, 100000" })
	void boundsTextsOfArticles(String field, int most) {
		String longest = Text.FOUR_BYTES.repeat(most);
		String message = "is too long (maximum is " + most + " characters)";

		Answer answer = this.person.post("/api/articles", changed(field, longest)).is(201);
		assertThat(answer.text("/article/" + field)).isEqualTo(longest);
		assertThat(anybody().get(path(answer.text("/article/slug"))).is(200).text("/article/" + field))
			.isEqualTo(longest);
		this.person.post("/api/articles", changed(field, longest + "x")).isRefused(422, field, message);
		this.person.put(path(this.slug), wrapped("article", field, longest + "x")).isRefused(422, field, message);
	}

	@Test
	void boundsComments() {
		String longest = Text.FOUR_BYTES.repeat(10_000);
		String comments = path(this.slug) + "/comments";

		assertThat(this.person.post(comments, wrapped("comment", "body", longest)).is(201).text("/comment/body"))
			.isEqualTo(longest);
		this.person.post(comments, wrapped("comment", "body", longest + "x"))
			.isRefused(422, "body", "is too long (maximum is 10000 characters)");
	}

	@Test
	void boundsTagsAndTheirNumber() {
		String longest = Text.FOUR_BYTES.repeat(100);
		String[] fifty = IntStream.range(0, 50).mapToObj((number) -> "tag " + number).toArray(String[]::new);

		assertThat(this.person.post("/api/articles", article("Long tag", longest)).is(201).texts("/article/tagList"))
			.containsExactly(longest);
		this.person.post("/api/articles", article("Longer tag", longest + "x"))
			.isRefused(422, "tagList", "is too long (maximum is 100 characters)");
		assertThat(this.person.post("/api/articles", article("Many tags", fifty)).is(201).texts("/article/tagList"))
			.containsExactly(fifty);
		List<String> more = IntStream.range(0, 51).mapToObj((number) -> "tag " + number).toList();
		this.person.post("/api/articles", article("More tags", more.toArray(String[]::new))).isRefused(422, "tagList");
		this.person.put(path(this.slug), wrapped("article", "tagList", more)).isRefused(422, "tagList");
		this.person.post("/api/articles", article("Same tag", Collections.nCopies(51, "same").toArray(String[]::new)))
			.is(201);
	}

	@ParameterizedTest
	@CsvSource({ "title, 5", "title, true", "title, []", "title, {}", "description, 5", "body, 1.5", "tagList, '\"a\"'",
			"tagList, 5", "tagList, {}", "tagList, [1]", "tagList, '[\"a\", [\"b\"]]'" })
	void refusesOtherTypesInArticles(String field, String json) {
		String good = "\"title\": \"t\", \"description\": \"d\", \"body\": \"b\"";

		this.person.post("/api/articles", "{\"article\": {" + good + ", \"" + field + "\": " + json + "}}")
			.isRefused(422, field, "is invalid");
		this.person.put(path(this.slug), "{\"article\": {\"" + field + "\": " + json + "}}")
			.isRefused(422, field, "is invalid");
	}

	@ParameterizedTest
	@CsvSource({ "username, 5", "email, true", "password, 12345678", "bio, 5", "bio, []", "image, {}" })
	void refusesOtherTypesInAccounts(String field, String json) {
		this.person.put("/api/user", "{\"user\": {\"" + field + "\": " + json + "}}")
			.isRefused(422, field, "is invalid");
	}

	@Test
	void refusesOtherTypesElsewhere() {
		Answer answer = anybody()
			.post("/api/users", "{\"user\": {\"username\": 5, \"email\": [], \"password\": 12345678}}")
			.is(422);
		answer.hasKeys("/errors", "username", "email", "password");
		assertThat(answer.at("/errors").properties().stream().map(Map.Entry::getValue))
			.allMatch((messages) -> messages.get(0).asString().equals("is invalid"));
		anybody().post("/api/users/login", "{\"user\": {\"email\": 5, \"password\": \"p\"}}")
			.isRefused(422, "email", "is invalid");
		this.person.post(path(this.slug) + "/comments", "{\"comment\": {\"body\": 5}}")
			.isRefused(422, "body", "is invalid");
	}

	private Answer registration(String username, String email, String password) {
		return anybody().post("/api/users",
				wrapped("user", "username", username, "email", email, "password", password));
	}

	private static Map<String, Object> changed(String field, String value) {
		return wrapped("article", "title", field.equals("title") ? value : "t", "description",
				field.equals("description") ? value : "d", "body", field.equals("body") ? value : "b");
	}

}
