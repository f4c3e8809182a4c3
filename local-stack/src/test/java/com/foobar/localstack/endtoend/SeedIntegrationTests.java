package com.foobar.localstack.endtoend;

import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Demo content on a running site. */
@ExtendWith(SharedStack.class)
class SeedIntegrationTests {

	private static final Pattern LOGIN = Pattern.compile("Log in as (\\S+), password: ./foobar config --demo-password");

	@SuppressWarnings("NullAway.Init") // set before the first test
	private static FoobarScript foobar;

	private static String out = "";

	@BeforeAll
	static void seed(FoobarScript running) {
		foobar = running;
		out = seed(12).out();
	}

	@Test
	void addsNothingTheSecondTimeAndOnlyWhatIsMissingTheThird() {
		String before = rows();

		FoobarScript.Outcome again = seed(12);

		assertThat(again.out()).contains("Everything was there already: nothing was added.");
		assertThat(again.err().lines()).hasSize(5).allMatch((line) -> line.endsWith(", 0 of them new"));
		assertThat(rows()).isEqualTo(before);
		assertThat(seed(15).err()).containsPattern("people +30, 0 of them new")
			.containsPattern("articles +15, 3 of them new");
	}

	@Test
	void namesALoginThatWorks() {
		String email = LOGIN.matcher(out).results().findFirst().orElseThrow().group(1);
		String password = foobar.run("config", "--demo-password").strip();

		try (SiteClient site = new SiteClient(foobar.home().resolve("tls/ca.pem"), foobar.gateways().getFirst(),
				null)) {
			JsonNode user = site.post("/api/users/login", null,
					JsonMapper.shared()
						.readTree("{\"user\": {\"email\": \"%s\", \"password\": \"%s\"}}".formatted(email, password)),
					200);
			JsonNode article = JsonMapper.shared().readTree(site.get("/api/articles?limit=1", null).body());

			assertThat(user.at("/user/bio").asString()).isNotEmpty();
			assertThat(article.at("/articles/0/tagList")).isNotEmpty();
		}
		assertThat(out).doesNotContain(password);
	}

	private static FoobarScript.Outcome seed(int articles) {
		FoobarScript.Outcome outcome = foobar.attempt("seed", "--articles", Integer.toString(articles), "--seed", "7");
		assertThat(outcome.status()).as(outcome.err()).isZero();
		return outcome;
	}

	private static String rows() {
		return foobar.run("sql", "mysql-primary",
				"select (select count(*) from account) as people, (select count(*) from article) as articles,"
						+ " (select count(*) from comment) as comments");
	}

}
