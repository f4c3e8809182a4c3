package com.foobar.localstack.endtoend.contract;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.NullNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Registering, logging in, one's own account: section 4.1. */
abstract class AccountContract extends Contract {

	private final Person other = register();

	AccountContract(Site site) {
		super(site);
	}

	@Test
	void registersWithAnEmptyProfile() {
		String name = Text.unique("Writer");

		Answer answer = anybody()
			.post("/api/users",
					wrapped("user", "username", name, "email", name + "@foobar.com", "password", "12345678"))
			.is(201);

		answer.hasKeys("", "user").hasKeys("/user", USER_KEYS);
		assertThat(answer.text("/user/username")).isEqualTo(name);
		assertThat(answer.text("/user/email")).isEqualToIgnoringCase(name + "@foobar.com");
		assertThat(answer.at("/user/bio").isNull()).isTrue();
		assertThat(answer.at("/user/image").isNull()).isTrue();
		assertThat(answer.text("/user/token")).isNotEmpty();
		Visitor.authorizedBy(site(), "Token " + answer.text("/user/token")).get("/api/user").is(200);
	}

	@Test
	void logsInAndShowsTheOwnAccount() {
		Answer login = logIn(this.other.email(), this.other.password()).is(200);
		Answer own = Visitor.authorizedBy(site(), "Token " + login.text("/user/token")).get("/api/user").is(200);

		login.hasKeys("", "user").hasKeys("/user", USER_KEYS);
		own.hasKeys("", "user").hasKeys("/user", USER_KEYS);
		assertThat(login.text("/user/username")).isEqualTo(this.other.username());
		assertThat(own.text("/user/username")).isEqualTo(this.other.username());
		assertThat(own.text("/user/email")).isEqualTo(this.other.email());
		assertThat(own.text("/user/token")).isNotEmpty();
	}

	@Test
	void tellsNotWhetherAnAddressIsKnown() {
		logIn(this.other.email(), "something else").isRefused(401, "credentials", "invalid");
		logIn(Text.unique("nobody") + "@foobar.com", this.other.password()).isRefused(401, "credentials", "invalid");
		logIn("no address", "short").isRefused(401, "credentials", "invalid");
		logIn(this.other.email(), "x".repeat(5000)).isRefused(401, "credentials", "invalid");
	}

	@Test
	void wantsAllFieldsOfARegistrationAndALogIn() {
		String name = Text.unique("half");

		anybody().post("/api/users", "{\"user\": {}}").isBlank("username", "email", "password");
		anybody().post("/api/users", wrapped("user", "username", null, "email", "", "password", " \t"))
			.isBlank("username", "email", "password");
		anybody().post("/api/users", wrapped("user", "username", name, "email", name + "@foobar.com"))
			.isBlank("password");
		anybody().post("/api/users", wrapped("user", "username", name, "password", name)).isBlank("email");
		anybody().post("/api/users", wrapped("user", "email", name + "@foobar.com", "password", name))
			.isBlank("username");
		anybody().post("/api/users/login", "{\"user\": {}}").isBlank("email", "password");
		logIn("", "something").isBlank("email");
		logIn(this.other.email(), "  ").isBlank("password");
	}

	@Test
	void namesWhatIsTaken() {
		String name = Text.unique("new");

		registration(this.other.username(), name + "@foobar.com").isRefused(409, "username", "has already been taken");
		registration(name, this.other.email()).isRefused(409, "email", "has already been taken");
		Answer both = registration(this.other.username(), this.other.email()).is(409);
		both.hasKeys("/errors", "username", "email");
		assertThat(both.texts("/errors/username")).containsExactly("has already been taken");
		assertThat(both.texts("/errors/email")).containsExactly("has already been taken");
	}

	@Test
	void comparesNamesAndAddressesWithoutCase() {
		Person person = register(Text.unique("MixedCase"));

		registration(person.username().toUpperCase(Locale.ROOT), Text.unique("m") + "@foobar.com").isRefused(409,
				"username", "has already been taken");
		registration(Text.unique("m"), person.email().toUpperCase(Locale.ROOT)).isRefused(409, "email",
				"has already been taken");
	}

	@Test
	void keepsNamesApartThatDifferByMoreThanCase() {
		String name = Text.unique("jose");

		registration(name, Text.unique("m") + "@foobar.com").is(201);
		registration(name.replace("jose", "jos\u00e9"), Text.unique("m") + "@foobar.com").is(201);
		registration(name.replace("jose", "jo\u00dfe"), Text.unique("m") + "@foobar.com").is(201);
		registration(name.replace("jose", "josse"), Text.unique("m") + "@foobar.com").is(201);
	}

	@Test
	void looksAtTheFieldsBeforeItLooksForThemElsewhere() {
		anybody().post("/api/users", wrapped("user", "username", this.other.username(), "email", this.other.email()))
			.isBlank("password");
		register().put("/api/user", wrapped("user", "username", this.other.username(), "email", " ")).isBlank("email");
	}

	@Test
	void changesWhatIsGivenAndKeepsTheRest() {
		Person person = register();

		Answer bio = person.put("/api/user", wrapped("user", "bio", "I write.")).is(200);
		bio.hasKeys("", "user").hasKeys("/user", USER_KEYS);
		assertThat(bio.text("/user/bio")).isEqualTo("I write.");
		assertThat(bio.text("/user/username")).isEqualTo(person.username());
		Answer image = person.put("/api/user", wrapped("user", "image", "not an address")).is(200);
		assertThat(image.text("/user/image")).isEqualTo("not an address");
		assertThat(image.text("/user/bio")).isEqualTo("I write.");

		Answer own = person.get("/api/user").is(200);
		assertThat(own.text("/user/email")).isEqualTo(person.email());
		assertThat(own.text("/user/bio")).isEqualTo("I write.");
		assertThat(own.text("/user/image")).isEqualTo("not an address");
		logIn(person.email(), person.password()).is(200);
	}

	@Test
	void clearsBioAndImageWithNullOrNothing() {
		Person person = register();
		person.put("/api/user", wrapped("user", "bio", "b", "image", "i")).is(200);

		Answer empty = person.put("/api/user", wrapped("user", "bio", "", "image", "")).is(200);
		assertThat(empty.at("/user/bio")).isEqualTo(NullNode.getInstance());
		assertThat(empty.at("/user/image")).isEqualTo(NullNode.getInstance());
		assertThat(anybody().get(person.profile()).at("/profile/bio").isNull()).isTrue();

		person.put("/api/user", wrapped("user", "bio", "b", "image", "i")).is(200);
		Answer none = person.put("/api/user", wrapped("user", "bio", null, "image", null)).is(200);
		assertThat(none.at("/user/bio").isNull()).isTrue();
		assertThat(none.at("/user/image").isNull()).isTrue();
		assertThat(person.get("/api/user").at("/user/image").isNull()).isTrue();
	}

	@Test
	void clearsNothingElse() {
		Person person = register();

		for (String field : new String[] { "email", "username", "password" }) {
			person.put("/api/user", wrapped("user", field, null)).isBlank(field);
			person.put("/api/user", wrapped("user", field, "")).isBlank(field);
			person.put("/api/user", wrapped("user", field, "  ")).isBlank(field);
		}
		person.put("/api/user", wrapped("user", "email", null, "username", "", "password", " ", "bio", "kept out"))
			.isBlank("email", "username", "password");
		assertThat(person.get("/api/user").at("/user/bio").isNull()).isTrue();
	}

	@Test
	void wantsSomethingToChange() {
		this.other.put("/api/user", "{\"user\": {}}").isRefused(422, "user", "can't be blank");
		this.other.put("/api/user", "{\"user\": {\"colour\": \"red\"}}").isRefused(422, "user", "can't be blank");
	}

	@Test
	void takesNoNameOrAddressOfSomebodyElse() {
		Person person = register();

		person.put("/api/user", wrapped("user", "username", this.other.username()))
			.isRefused(409, "username", "has already been taken");
		person.put("/api/user", wrapped("user", "email", this.other.email()))
			.isRefused(409, "email", "has already been taken");
		person.put("/api/user", wrapped("user", "username", this.other.username().toUpperCase(Locale.ROOT)))
			.isRefused(409, "username", "has already been taken");
		person.put("/api/user", wrapped("user", "username", this.other.username(), "email", this.other.email()))
			.is(409)
			.hasKeys("/errors", "username", "email");
	}

	@Test
	void letsPeopleKeepTheirNameAndAddress() {
		Person person = register(Text.unique("same"));

		person.put("/api/user", wrapped("user", "username", person.username(), "email", person.email())).is(200);
		assertThat(person.put("/api/user", wrapped("user", "username", person.username().toUpperCase(Locale.ROOT)))
			.is(200)
			.text("/user/username")).isEqualTo(person.username().toUpperCase(Locale.ROOT));
	}

	@Test
	void keepsTokensGoodWhenTheNameAndTheAddressChange() {
		Person person = register();
		String slug = publish(person);
		String name = Text.unique("renamed");

		Answer renamed = person.put("/api/user", wrapped("user", "username", name, "email", name + "@foobar.com"))
			.is(200);

		assertThat(renamed.text("/user/username")).isEqualTo(name);
		for (String token : new String[] { renamed.text("/user/token"), person.token() }) {
			Answer own = Visitor.authorizedBy(site(), "Token " + token).get("/api/user").is(200);
			assertThat(own.text("/user/username")).isEqualTo(name);
			assertThat(own.text("/user/email")).isEqualTo(name + "@foobar.com");
		}
		assertThat(anybody().get(path(slug)).is(200).text("/article/author/username")).isEqualTo(name);
		anybody().get(person.profile()).isRefused(404, "profile", "not found");
		anybody().get("/api/profiles/" + name).is(200);
		logIn(person.email(), person.password()).isRefused(401, "credentials", "invalid");
		logIn(name + "@foobar.com", person.password()).is(200);
	}

	@Test
	void changesThePassword() {
		Person person = register();

		Answer changed = person.put("/api/user", wrapped("user", "password", "abcdefg1")).is(200);

		Visitor.authorizedBy(site(), "Token " + changed.text("/user/token")).get("/api/user").is(200);
		person.get("/api/user").is(200);
		logIn(person.email(), person.password()).isRefused(401, "credentials", "invalid");
		logIn(person.email(), "abcdefg1").is(200);
	}

	@ParameterizedTest
	@ValueSource(ints = { 8, 64, 72, 73, 100, 128 })
	void tellsPasswordsApartByTheirLastCharacter(int length) {
		Person person = register(Text.unique("long"), "x".repeat(length - 1) + "a");

		logIn(person.email(), person.password()).is(200);
		logIn(person.email(), "x".repeat(length - 1) + "b").isRefused(401, "credentials", "invalid");
		logIn(person.email(), "x".repeat(length - 1)).isRefused(401, "credentials", "invalid");
	}

	@Test
	void countsCharactersOfAPasswordWhateverTheirBytes() {
		Person person = register(Text.unique("owl"), Text.FOUR_BYTES.repeat(128));

		logIn(person.email(), person.password()).is(200);
		logIn(person.email(), Text.FOUR_BYTES.repeat(127)).isRefused(401, "credentials", "invalid");
		register().put("/api/user", wrapped("user", "password", Text.FOUR_BYTES.repeat(7)))
			.isRefused(422, "password", "is too short (minimum is 8 characters)");
		register().put("/api/user", wrapped("user", "password", Text.FOUR_BYTES.repeat(129)))
			.isRefused(422, "password", "is too long (maximum is 128 characters)");
	}

	private Answer registration(String username, String email) {
		return anybody().post("/api/users",
				wrapped("user", "username", username, "email", email, "password", "a password"));
	}

}
