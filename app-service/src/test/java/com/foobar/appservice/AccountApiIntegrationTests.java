package com.foobar.appservice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Registering, logging in, one's own account. */
class AccountApiIntegrationTests extends ApiIntegrationTest {

	@Test
	void registers() {
		String name = newName();

		Map<String, Object> user = object(
				register(name).expectStatus().isCreated().expectHeader().valueEquals("Cache-Control", "no-store"),
				"user");

		assertThat(user).containsOnlyKeys("email", "token", "username", "bio", "image")
			.containsEntry("username", name)
			.containsEntry("email", name + "@example.org")
			.containsEntry("bio", null)
			.containsEntry("image", null);
		getAs(String.valueOf(user.get("token")), "/api/user").expectStatus().isOk();
	}

	@Test
	void trimsUsernameAndShowsItAsTyped() {
		String name = newName();

		Map<String, Object> user = object(register("\\u00a0 X" + name + " ", name + "@example.org"), "user");

		assertThat(user).containsEntry("username", "X" + name);
	}

	@Test
	void tellsAllBlankFieldsAtOnce() {
		refused(post("/api/users", "{\"user\":{\"username\":\"\",\"email\":\" \\t\",\"password\":null}}"), 422, """
				{"username":["can't be blank"],"email":["can't be blank"],"password":["can't be blank"]}""");
		refused(post("/api/users", "{\"user\":{}}"), 422, """
				{"username":["can't be blank"],"email":["can't be blank"],"password":["can't be blank"]}""");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			username | "a/b"              | is invalid
			username | "a?b"              | is invalid
			username | "a#b"              | is invalid
			username | "a%b"              | is invalid
			username | "a\\u0007b"        | is invalid
			username | 5                  | is invalid
			username | "\\ud800"          | is invalid
			email    | "nobody"           | is invalid
			email    | "@b"               | is invalid
			email    | "a@"               | is invalid
			email    | "a@b@c"            | is invalid
			email    | true               | is invalid
			email    | ["a@b"]            | is invalid
			password | "1234567"          | is too short (minimum is 8 characters)
			password | {}                 | is invalid
			""")
	void refusesFieldsThatBreakRules(String field, String value, String message) {
		String name = newName();
		Map<String, String> fields = new LinkedHashMap<>(Map.of("username", "\"" + name + "\"", "email",
				"\"" + name + "@example.org\"", "password", "\"" + PASSWORD + "\""));
		fields.put(field, value);
		List<String> members = new ArrayList<>();
		fields.forEach((key, json) -> members.add("\"" + key + "\":" + json));

		refused(post("/api/users", "{\"user\":{" + String.join(",", members) + "}}"), 422,
				"{\"%s\":[\"%s\"]}".formatted(field, message));
	}

	@Test
	void refusesFieldsThatAreTooLong() {
		String email = "a@" + "b".repeat(254);
		refused(post("/api/users", """
				{"user":{"username":"%s","email":"%s","password":"%s"}}""".formatted("u".repeat(65), email,
				"p".repeat(129))), 422, """
						{"username":["is too long (maximum is 64 characters)"],
						"email":["is too long (maximum is 255 characters)"],
						"password":["is too long (maximum is 128 characters)"]}""");
	}

	@Test
	void countsCharactersAsReadersDo() {
		String name = newName() + "🐳".repeat(50);

		assertThat(text(register(name, newName() + "@example.org").expectStatus().isCreated(), "user", "username"))
			.isEqualTo(name);
	}

	@Test
	void refusesNameAndAddressOfSomebodyElseWhateverTheirCase() {
		String name = newName();
		tokenOf(name);

		refused(register(name.toUpperCase(Locale.ROOT), newName() + "@example.org"), 409,
				"{\"username\":[\"has already been taken\"]}");
		refused(register(newName(), name.toUpperCase(Locale.ROOT) + "@Example.org"), 409,
				"{\"email\":[\"has already been taken\"]}");
		refused(register(name, name + "@example.org"), 409,
				"{\"username\":[\"has already been taken\"],\"email\":[\"has already been taken\"]}");
	}

	@Test
	void tellsAccentsApart() {
		String name = newName();
		tokenOf(name + "jose");

		register(name + "josé").expectStatus().isCreated();
	}

	@Test
	void givesNameToExactlyOneOfManyWhoWantIt() throws Exception {
		String name = newName();

		List<String> answers = atOnce(CROWD, (client) -> answer(register(name, name + "-" + client + "@example.org")));

		assertThat(answers).filteredOn("201"::equals).hasSize(1);
		assertThat(answers).filteredOn((answer) -> !answer.equals("201"))
			.containsOnly("409 {\"errors\":{\"username\":[\"has already been taken\"]}}")
			.hasSize(CROWD - 1);
	}

	private static String answer(RestTestClient.ResponseSpec response) {
		EntityExchangeResult<String> result = response.expectBody(String.class).returnResult();
		int status = result.getStatus().value();
		return (status == 201) ? "201" : status + " " + result.getResponseBody();
	}

	@Test
	void logsInWhateverCaseOfAddress() {
		String name = newName();
		tokenOf(name);

		String token = text(post("/api/users/login", """
				{"user":{"email":"%s@EXAMPLE.org","password":"%s"}}""".formatted(name, PASSWORD)).expectStatus().isOk(),
				"user", "token");

		getAs(token, "/api/user").expectStatus().isOk();
	}

	@Test
	void answersUnknownAddressAndWrongPasswordAlike() {
		String name = newName();
		tokenOf(name);

		refused(post("/api/users/login", """
				{"user":{"email":"%s@example.org","password":"wrong horse"}}""".formatted(name)), 401,
				"{\"credentials\":[\"invalid\"]}");
		refused(post("/api/users/login", """
				{"user":{"email":"nobody@example.org","password":"wrong horse"}}"""), 401,
				"{\"credentials\":[\"invalid\"]}");
	}

	@Test
	void refusesBlankCredentials() {
		refused(post("/api/users/login", "{\"user\":{\"email\":\"\",\"password\":\"\"}}"), 422,
				"{\"email\":[\"can't be blank\"],\"password\":[\"can't be blank\"]}");
	}

	@Test
	void doesNotLookAtTokenWhereNoneIsNeeded() {
		String name = newName();
		tokenOf(name);

		post("/api/users/login", "rubbish", """
				{"user":{"email":"%s@example.org","password":"%s"}}""".formatted(name, PASSWORD)).expectStatus().isOk();
		getAs("rubbish", "/api/tags").expectStatus().isOk();
	}

	@Test
	void tellsPasswordsApartThatDifferOnlyAtTheEnd() {
		String name = newName();
		String password = "p".repeat(127);
		post("/api/users", """
				{"user":{"username":"%s","email":"%s@example.org","password":"%sa"}}""".formatted(name, name, password))
			.expectStatus()
			.isCreated();

		post("/api/users/login", """
				{"user":{"email":"%s@example.org","password":"%sb"}}""".formatted(name, password)).expectStatus()
			.isUnauthorized();
	}

	@Test
	void changesWhatIsGivenAndKeepsTheRest() {
		String name = newName();
		String token = tokenOf(name);

		Map<String, Object> user = object(put("/api/user", token, """
				{"user":{"bio":"I write.","image":"not a url"}}""").expectStatus().isOk(), "user");

		assertThat(user).containsEntry("username", name)
			.containsEntry("bio", "I write.")
			.containsEntry("image", "not a url");
		assertThat(object(put("/api/user", token, "{\"user\":{\"bio\":\"\",\"image\":null}}"), "user"))
			.containsEntry("bio", null)
			.containsEntry("image", null);
	}

	@Test
	void keepsTokensGoodWhenNameAddressAndPasswordChange() {
		String name = newName();
		String token = tokenOf(name);
		String newName = newName();

		String newToken = text(put("/api/user", token, """
				{"user":{"username":"%s","email":"%s@example.org","password":"new horse"}}""".formatted(newName,
				newName))
			.expectStatus()
			.isOk(), "user", "token");

		assertThat(text(getAs(token, "/api/user").expectStatus().isOk(), "user", "username")).isEqualTo(newName);
		getAs(newToken, "/api/user").expectStatus().isOk();
		post("/api/users/login", """
				{"user":{"email":"%s@example.org","password":"%s"}}""".formatted(newName, PASSWORD)).expectStatus()
			.isUnauthorized();
		post("/api/users/login", """
				{"user":{"email":"%s@example.org","password":"new horse"}}""".formatted(newName)).expectStatus().isOk();
	}

	@Test
	void refusesChangesThatBreakRules() {
		String name = newName();
		String token = tokenOf(name);
		String other = newName();
		tokenOf(other);

		refused(put("/api/user", token, "{\"user\":{}}"), 422, "{\"user\":[\"can't be blank\"]}");
		refused(put("/api/user", token, "{\"user\":{\"username\":null,\"email\":\" \",\"password\":\"\"}}"), 422, """
				{"username":["can't be blank"],"email":["can't be blank"],"password":["can't be blank"]}""");
		refused(put("/api/user", token, "{\"user\":{\"bio\":7}}"), 422, "{\"bio\":[\"is invalid\"]}");
		refused(put("/api/user", token,
				"{\"user\":{\"username\":\"%s\",\"email\":\"%s@example.org\"}}".formatted(other, other)), 409,
				"{\"username\":[\"has already been taken\"],\"email\":[\"has already been taken\"]}");
		put("/api/user", token, "{\"user\":{\"username\":\"%s\"}}".formatted(name)).expectStatus().isOk();
	}

	@Test
	void looksAtNoMorePasswordsOfAnAccountAfterTenWrongOnes() {
		String name = newName();
		tokenOf(name);
		String wrong = "{\"user\":{\"email\":\"" + name + "@example.org\",\"password\":\"wrong\"}}";
		for (int i = 0; i < 10; i++) {
			refused(post("/api/users/login", wrong), 401, "{\"credentials\":[\"invalid\"]}");
		}

		RestTestClient.ResponseSpec refusal = post("/api/users/login", wrong.replace("wrong", PASSWORD));

		refusal.expectHeader()
			.value("Retry-After", (seconds) -> assertThat(Integer.valueOf(seconds)).isBetween(1, 300));
		refused(refusal, 429, "{\"credentials\":[\"were wrong too often, try later\"]}");
		post("/api/users/login", wrong.replace(name, newName())).expectStatus().isUnauthorized();
	}

}
