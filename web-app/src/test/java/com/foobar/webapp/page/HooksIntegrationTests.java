package com.foobar.webapp.page;

import java.util.List;
import java.util.Map;

import com.foobar.webapp.site.Browser;
import com.foobar.webapp.site.RunningSite;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds on every page, for browser tests and for people with a screen reader. */
class HooksIntegrationTests extends RunningSite {

	@BeforeEach
	void publish() {
		api.articleBy("bob b", "hello-1", "Hello");
		api.articleBy("alice", "own-1", "Own");
		api.comment("alice", "hello-1", "Mine");
		api.comment("bob b", "hello-1", "His");
		api.follow("alice", "bob b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/?page=2", "/tag/none", "/login", "/register", "/article/hello-1", "/article/own-1",
			"/profile/alice", "/profile/bob%20b/favorites", "/nope" })
	void namesThingsOnceForVisitors(String path) {
		Document page = visitor().get(path).document();

		isWellFormed(page);
		assertThat(page.select("nav.navbar a.nav-link").eachAttr("href")).containsExactly("/", "/login", "/register");
		assertThat(page.select("a[href=/login]")).hasSize(1);
		assertThat(page.select("a[href=/register]")).hasSize(1);
		assertThat(page.select("a[href=/settings], a[href^=/editor], form[action=/logout]")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/?feed=following", "/tag/none", "/settings", "/editor", "/editor/own-1",
			"/article/hello-1", "/article/own-1", "/profile/bob%20b", "/profile/alice/favorites" })
	void namesThingsOnceForMembers(String path) {
		Document page = member("alice").get(path).document();

		isWellFormed(page);
		assertThat(page.select("nav.navbar a.nav-link").eachAttr("href")).containsExactly("/", "/editor", "/settings",
				"/profile/alice");
		assertThat(page.select("nav.navbar a.nav-link").eachText()).containsExactly("Home", "New Article", "Settings",
				"alice");
		assertThat(page.select("nav.navbar a[href=/profile/alice] img.user-pic")).hasSize(1);
		assertThat(page.select("a[href=/login], a[href=/register]")).isEmpty();
		assertThat(page.select("a[href=/settings]")).hasSize(path.startsWith("/profile/alice") ? 2 : 1);
	}

	@ParameterizedTest
	@CsvSource({ "/login, Sign in", "/register, Sign up" })
	void putsTheMainButtonFirstForVisitors(String path, String button) {
		assertThat(visitor().get(path).document().expectFirst("[type=submit]").text()).isEqualTo(button);
	}

	@ParameterizedTest
	@CsvSource({ "/settings, Update Settings", "/editor, Publish Article", "/editor/own-1, Publish Article" })
	void putsTheMainButtonFirstForMembers(String path, String button) {
		assertThat(member("alice").get(path).document().expectFirst("[type=submit]").text()).isEqualTo(button);
	}

	@ParameterizedTest
	@CsvSource({ "/, /", "/?feed=following, /", "/editor, /editor", "/settings, /settings",
			"/profile/alice, /profile/alice" })
	void marksThePageOneIsOn(String path, String link) {
		Browser alice = member("alice");

		Document page = alice.get(path).document();

		assertThat(page.select("nav.navbar .active").eachAttr("href")).containsExactly(link);
		assertThat(page.select("nav.navbar [aria-current=page]").eachAttr("href")).containsExactly(link);
	}

	private static void isWellFormed(Document page) {
		assertThat(page.select("h1:not(.preview-link *), h4")).hasSize(1);
		assertThat(page.select("nav.navbar")).hasSize(1);
		assertThat(page.select("main, body > footer, title, html[lang=en], [role=status]")).hasSize(5);
		assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
		assertThat(page.select("input:not([type=hidden]):not(label input), textarea")).allSatisfy(
				input -> assertThat(page.select("label[for=" + input.id() + "]")).as("label of " + input).hasSize(1));
		assertThat(page.select("button, a[href]:not([aria-hidden])"))
			.allSatisfy(control -> assertThat(control.text() + control.attr("aria-label")).as("name of " + control)
				.isNotBlank());
		assertThat(page.select("img")).allSatisfy(image -> assertThat(image.hasAttr("alt")).isTrue());
		for (Element form : page.select("form")) {
			assertThat(form.attr("method")).isEqualTo("post");
			assertThat(List.of(1, 0)).contains(form.select("[name=_csrf]").size());
		}
		assertThat(Map.of("a", page.select("a a, a button, form form")))
			.allSatisfy((name, nested) -> assertThat(nested).as("controls in controls").isEmpty());
	}

}
