package com.foobar.webapp.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.foobar.webapp.site.Browser;
import com.foobar.webapp.site.FakeApi;
import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One's own account. */
class SettingsIntegrationTests extends RunningSite {

	@Test
	void hasTheHooksOfItsForm() {
		Document page = member("alice").get("/settings").document();

		assertThat(page.select("input[name=image], input[name=username], textarea[name=bio], input[name=email], "
				+ "input[name=password]"))
			.hasSize(5);
		assertThat(page.select("button[type=submit]").eachText()).startsWith("Update Settings",
				"Or click here to logout.");
		assertThat(page.select("button.btn-outline-danger").eachText()).containsExactly("Or click here to logout.");
		assertThat(page.select("nav.navbar .active").eachText()).containsExactly("Settings");
	}

	@Test
	void isFilledInExceptForThePassword() {
		Browser alice = visitor().cookie(SESSION,
				api.account("alice", "Line one\n<b>", "https://example.org/\" onerror=\"x"));

		Document page = alice.get("/settings").document();

		assertThat(page.expectFirst("input[name=image]").val()).isEqualTo("https://example.org/\" onerror=\"x");
		assertThat(page.expectFirst("input[name=username]").val()).isEqualTo("alice");
		assertThat(page.expectFirst("textarea[name=bio]").wholeText()).isEqualTo("Line one\n<b>");
		assertThat(page.expectFirst("input[name=email]").val()).isEqualTo("alice@example.org");
		assertThat(page.expectFirst("input[name=password]").val()).isEmpty();
	}

	@Test
	void showsNothingForWhatIsMissing() {
		Document page = member("alice").get("/settings").document();

		assertThat(page.expectFirst("input[name=image]").val()).isEmpty();
		assertThat(page.expectFirst("textarea[name=bio]").wholeText()).isEmpty();
	}

	@Test
	void savesAndShowsTheProfile() {
		Browser alice = member("alice");

		Page page = alice.submit("/settings", Map.of("bio", "Likes tea", "username", "alice b"));

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/profile/alice%20b");
		Document profile = alice.get(page.header("Location")).document();
		assertThat(profile.expectFirst(".user-info h4").text()).isEqualTo("alice b");
		assertThat(profile.expectFirst(".user-info p").text()).isEqualTo("Likes tea");
	}

	@Test
	void goesOnWithTheTokenThatTheApiGives() {
		Browser alice = member("alice");

		Page page = alice.submit("/settings", Map.of("bio", "Likes tea"));

		assertThat(alice.cookies()).containsEntry(SESSION, "next-token-of-alice");
		assertThat(page.headers("Set-Cookie")).filteredOn(cookie -> cookie.startsWith(SESSION + "="))
			.singleElement()
			.asString()
			.contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax");
	}

	@Test
	void keepsThePasswordWhenNoneIsTyped() {
		member("alice").submit("/settings", Map.of("password", "  "));

		assertThat(lastUpdate()).doesNotContain("password").contains("\"username\":\"alice\"");
	}

	@Test
	void changesThePassword() {
		Browser alice = member("alice");

		alice.submit("/settings", Map.of("password", "quite a new one"));

		assertThat(visitor().submit("/login", Map.of("email", "alice@example.org", "password", "quite a new one"))
			.status()).isEqualTo(303);
	}

	@Test
	void clearsPictureAndWords() {
		Browser alice = visitor().cookie(SESSION, api.account("alice", "Words", "https://example.org/a.png"));

		Page page = alice.submit("/settings", Map.of("bio", "", "image", ""));

		Document profile = alice.get(page.header("Location")).document();
		assertThat(profile.expectFirst("img.user-img").attr("src")).contains("default-avatar.svg");
		assertThat(profile.expectFirst(".user-info p").text()).isEmpty();
	}

	@Test
	void leavesAloneWhatTheFormDoesNotSend() {
		Browser alice = member("alice");
		String csrf = alice.get("/settings").document().expectFirst("main form [name=_csrf]").val();

		alice.post("/settings", Map.of("_csrf", List.of(csrf), "bio", List.of("Only this")));

		assertThat(lastUpdate()).isEqualTo("{\"user\":{\"bio\":\"Only this\"}}");
	}

	@Test
	void showsRefusedSettingsAgainWithAllThatWasTyped() {
		api.account("bob", "password");
		Browser alice = member("alice");

		Page page = alice.submit("/settings",
				new HashMap<>(Map.of("username", "bob", "bio", "New <words>", "password", "a secret one")));

		assertThat(page.status()).isEqualTo(422);
		assertThat(page.texts("ul.error-messages li")).containsExactly("username has already been taken");
		Document document = page.document();
		assertThat(document.expectFirst("input[name=username]").val()).isEqualTo("bob");
		assertThat(document.expectFirst("input[name=username]").attr("aria-describedby")).isEqualTo("error-1");
		assertThat(document.expectFirst("textarea[name=bio]").wholeText()).isEqualTo("New <words>");
		assertThat(document.expectFirst("nav.navbar .nav-user").text()).isEqualTo("alice");
		assertThat(document.html()).doesNotContain("a secret one");
	}

	@Test
	void namesEachFieldThatIsWrong() {
		Page page = member("alice").submit("/settings", Map.of("username", "", "email", " ", "password", "short"));

		assertThat(page.texts("ul.error-messages li")).containsExactly("email can't be blank",
				"username can't be blank", "password is too short (minimum is 8 characters)");
	}

	@Test
	void keepsTheTextWhenTheLoginEndedWhileTyping() {
		Browser alice = member("alice");
		Page form = alice.get("/settings");
		api.revoke("token-of-alice");

		Page refused = alice.submit(form, Map.of("bio", "A long story"));

		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.texts("ul.error-messages li")).singleElement().asString().contains("session has ended");
		assertThat(refused.document().expectFirst("[name=bio]").wholeText()).isEqualTo("A long story");
		assertThat(alice.cookies()).doesNotContainKey(SESSION);

		alice.cookie(SESSION, api.account("alice", "password"));
		assertThat(alice.submit(refused, Map.of()).header("Location")).isEqualTo("/profile/alice");
	}

	@Test
	void signsOut() {
		Browser alice = member("alice");

		Page page = alice.submit(alice.get("/settings"), "form:has(.btn-outline-danger)", Map.of());

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/");
		assertThat(alice.cookies()).doesNotContainKey(SESSION);
	}

	@Test
	void sendsAnonymousVisitorsToSignIn() {
		Page page = visitor().get("/settings");

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/login");
	}

	private static String lastUpdate() {
		return api.requests()
			.stream()
			.filter(request -> request.line().equals("PUT /api/user"))
			.map(FakeApi.Request::body)
			.reduce("", (first, second) -> second);
	}

}
