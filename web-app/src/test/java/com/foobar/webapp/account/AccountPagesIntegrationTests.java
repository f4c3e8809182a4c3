package com.foobar.webapp.account;

import java.util.Map;

import com.foobar.webapp.site.Browser;
import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Signing up, in and out. */
class AccountPagesIntegrationTests extends RunningSite {

	@ParameterizedTest
	@CsvSource({ "/login, Sign in", "/register, Sign up" })
	void hasTheHooksOfItsForm(String path, String heading) {
		Document page = visitor().get(path).document();

		assertThat(page.select("h1").eachText()).containsExactly(heading);
		assertThat(page.select("nav.navbar .nav-link.active").attr("href")).isEqualTo(path);
		assertThat(page.select("a[href=/login]")).hasSize(1);
		assertThat(page.select("a[href=/register]")).hasSize(1);
		assertThat(page.select("button[type=submit]").eachText()).containsExactly(heading);
		assertThat(page.select("main form input:not([type=hidden])").eachAttr("name"))
			.isSubsetOf("username", "email", "password")
			.contains("email", "password");
		assertThat(page.select("main form input:not([type=hidden])")).allSatisfy(
				input -> assertThat(page.select("label[for=" + input.id() + "]")).as("label of " + input).hasSize(1));
	}

	@Test
	void signsUp() {
		Browser visitor = visitor();

		Page page = visitor.submit("/register",
				Map.of("username", "alice", "email", "alice@example.org", "password", "a good one"));

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/");
		assertThat(visitor.get("/").texts(".nav-user")).containsExactly("alice");
	}

	@Test
	void signsIn() {
		api.account("alice", "a good one");
		Browser visitor = visitor();

		Page page = visitor.submit("/login", Map.of("email", "alice@example.org", "password", "a good one"));

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/");
		assertThat(visitor.get("/").texts(".nav-user")).containsExactly("alice");
	}

	@Test
	void keepsTheLoginInACookieThatScriptsAndOtherSitesCannotReach() {
		api.account("alice", "a good one");

		Page page = visitor().submit("/login", Map.of("email", "alice@example.org", "password", "a good one"));

		assertThat(page.headers("Set-Cookie")).filteredOn(cookie -> cookie.startsWith(SESSION + "="))
			.singleElement()
			.asString()
			.contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax", "Max-Age=2592000")
			.doesNotContain("Domain");
	}

	@Test
	void showsRefusedSignInAgainWithoutThePassword() {
		api.account("alice", "a good one");

		Page page = visitor().submit("/login", Map.of("email", "alice@example.org", "password", "a bad one"));

		assertThat(page.status()).isEqualTo(422);
		assertThat(page.header("Location")).isEmpty();
		assertThat(page.texts("ul.error-messages li")).containsExactly("credentials invalid");
		assertThat(page.document().expectFirst("input[name=email]").val()).isEqualTo("alice@example.org");
		assertThat(page.body()).doesNotContain("a bad one");
	}

	@Test
	void tellsThatThereWereTooManyWrongPasswords() {
		api.failWith(429, "credentials", "were wrong too often, try later");

		Page page = visitor().submit("/login", Map.of("email", "alice@example.org", "password", "a bad one"));

		assertThat(page.texts("ul.error-messages li")).containsExactly("credentials were wrong too often, try later");
	}

	@Test
	void connectsEachMessageWithItsField() {
		Document page = visitor().submit("/register", Map.of("username", "", "email", "", "password", "secret words"))
			.document();

		assertThat(page.select("ul.error-messages li").eachText()).containsExactly("username can't be blank",
				"email can't be blank");
		assertThat(page.select("[role=alert] ul.error-messages")).hasSize(1);
		for (String field : new String[] { "username", "email" }) {
			String described = page.expectFirst("input[name=" + field + "]").attr("aria-describedby");
			assertThat(page.expectFirst("#" + described).text()).startsWith(field);
		}
		assertThat(page.expectFirst("input[name=password]").hasAttr("aria-invalid")).isFalse();
		assertThat(page.html()).doesNotContain("secret words");
	}

	@Test
	void showsTakenNameAtItsOwnAddress() {
		api.account("alice", "a good one");

		Page page = visitor().submit("/register",
				Map.of("username", "alice", "email", "a@example.org", "password", "a good one"));

		assertThat(page.status()).isEqualTo(422);
		assertThat(page.texts("ul.error-messages li")).containsExactly("username has already been taken");
		assertThat(page.document().expectFirst("input[name=username]").val()).isEqualTo("alice");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/register" })
	void sendsMembersHome(String path) {
		Page page = member("alice").get(path);

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/");
	}

	@Test
	void signsOut() {
		Browser alice = member("alice");

		Page page = alice.submit(alice.get("/"), "footer form", Map.of());

		assertThat(page.status()).isEqualTo(303);
		assertThat(alice.cookies()).doesNotContainKey(SESSION);
		assertThat(alice.get("/").texts("nav.navbar a.nav-link")).contains("Sign in");
	}

	@Test
	void signsInOverALoginThatIsNoLongerGood() {
		api.account("alice", "a good one");
		Browser visitor = visitor();
		Page form = visitor.get("/login");
		visitor.cookie(SESSION, "forged");

		Page page = visitor.submit(form, Map.of("email", "alice@example.org", "password", "a good one"));

		assertThat(page.status()).isEqualTo(303);
		assertThat(visitor.cookies()).containsEntry(SESSION, "token-of-alice");
	}

}
