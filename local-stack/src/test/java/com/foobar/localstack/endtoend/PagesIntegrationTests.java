package com.foobar.localstack.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** All pages in a real browser: accessible, and usable with script and without. */
@ExtendWith(SharedStack.class)
@Order(2)
class PagesIntegrationTests {

	private static final String PASSWORD = "correct horse";

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private static Path folder;

	@SuppressWarnings("NullAway.Init") // set before the first test
	private static Browser browser;

	@SuppressWarnings("NullAway.Init") // set before the first test
	private static SiteClient api;

	private static String slug = "";

	private static int people;

	@BeforeAll
	static void publish(FoobarScript foobar) throws Exception {
		assumeThat(Browser.isInstalled()).as("chromium and chromedriver are installed").isTrue();
		browser = new Browser(folder.resolve("profile"), foobar.home().resolve("tls/gateway.pem"));
		api = new SiteClient(foobar.home().resolve("tls/ca.pem"), foobar.gateways().getFirst());
		String author = register("Ada Pages");
		for (int i = 0; i < 12; i++) {
			slug = api.post("/api/articles", author, Map.of("article",
					Map.of("title", "Pages " + i + " of a title that is long enough to need a second line",
							"description", "About pages", "body",
							"# First\n\nText with `code`, a [link](https://example.org) and\n\n"
									+ "| a | b |\n|---|---|\n| 1 | " + "wide".repeat(60) + " |\n\n```\n"
									+ "long ".repeat(60) + "\n```\n",
							"tagList", List.of("pages", "x".repeat(90)))),
					201)
				.at("/article/slug")
				.asString();
			api.post("/api/articles/" + slug + "/comments", author,
					Map.of("comment", Map.of("body", "A comment with " + "averylongword".repeat(12))), 201);
		}
	}

	@AfterAll
	static void close() {
		if (browser != null) {
			browser.close();
			api.close();
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "PHONE_DARK", "DESKTOP_LIGHT" })
	void breaksNoRuleOfAccessibilityAndNeedsNoSidewaysScrolling(Looks looks) {
		looks.applyTo(browser);
		browser.runScripts(true);
		browser.forgetCookies();
		List<String> complaints = new ArrayList<>();
		for (String path : List.of("/", "/?page=2", "/tag/pages", "/login", "/register", "/article/" + slug,
				"/profile/Ada%20Pages", "/profile/Ada%20Pages/favorites", "/nothing-here")) {
			complaints.addAll(complaints(path));
		}
		logIn("ada.pages@example.org");
		for (String path : List.of("/", "/?feed=following", "/settings", "/editor", "/editor/" + slug,
				"/article/" + slug, "/profile/Ada%20Pages")) {
			complaints.addAll(complaints(path));
		}
		assertThat(complaints).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "PHONE_LIGHT,true", "PHONE_DARK,false", "DESKTOP_LIGHT,false", "DESKTOP_DARK,true" })
	void letsAPersonDoEverything(Looks looks, boolean scripts) {
		looks.applyTo(browser);
		browser.runScripts(scripts);
		browser.forgetCookies();
		String name = "Eve " + ++people + " " + looks;
		String email = "eve" + people + "@example.org";

		registersAndIsToldWhatIsWrong(name, email);
		changesSettings(name);
		String article = publishesAndEdits(scripts);
		likesAndFollows(scripts);
		comments(article);
		deletes(article);
		browser.open("/settings");
		browser.clickAndAwait(".btn-outline-danger", "/");
		assertThat(browser.texts("nav.navbar a.nav-link")).contains("Sign in").doesNotContain("Settings");
	}

	private void registersAndIsToldWhatIsWrong(String name, String email) {
		browser.open("/register");
		browser.type("input[name=username]", name);
		browser.type("input[name=email]", "no address");
		browser.type("input[name=password]", "short");
		browser.clickAndAwait("form button[type=submit]", "/register");
		browser.await("messages", () -> browser.has("ul.error-messages li"));
		assertThat(browser.texts("ul.error-messages li")).containsExactlyInAnyOrder("email is invalid",
				"password is too short (minimum is 8 characters)");
		assertThat(browser.find("input[name=username]").getDomProperty("value")).isEqualTo(name);
		browser.clear("input[name=email]");
		browser.type("input[name=email]", email);
		browser.type("input[name=password]", PASSWORD);
		browser.clickAndAwait("form button[type=submit]", "/");
		browser.open("/?feed=following");
		assertThat(browser.find(".empty-feed-message").getText()).contains("Your feed is empty");
	}

	private void changesSettings(String name) {
		browser.open("/settings");
		browser.type("textarea[name=bio]", "Likes pages");
		browser.clickAndAwait("form button[type=submit]", "/profile/");
		assertThat(browser.find(".user-info h4").getText()).isEqualTo(name);
		assertThat(browser.find(".user-info p").getText()).isEqualTo("Likes pages");
		assertThat(browser.find("img.user-img").getDomAttribute("src")).contains("default-avatar.svg");
	}

	private String publishesAndEdits(boolean scripts) {
		browser.open("/editor");
		browser.type("input[name=title]", "Everything at once");
		browser.type("input[name=description]", "About everything");
		browser.type("textarea[name=body]", "Some *text*.");
		if (scripts) {
			browser.type("input[placeholder='Enter tags']", "one\n");
			browser.type("input[placeholder='Enter tags']", "two\n");
			assertThat(browser.texts(".tag-list .tag-pill")).containsExactly("one", "two");
			browser.find(".tag-pill .ion-close-round").click();
			assertThat(browser.texts(".tag-list .tag-pill")).containsExactly("two");
			browser.type("input[placeholder='Enter tags']", "one\n");
		}
		else {
			browser.type("input[placeholder='Enter tags']", "two, one");
		}
		browser.clickAndAwait("form button.btn-primary", "/article/everything-at-once-");
		assertThat(browser.texts(".tag-list .tag-default")).containsExactly("two", "one");
		String path = browser.path();

		browser.open(path.replace("/article/", "/editor/"));
		assertThat(browser.find("textarea[name=body]").getDomProperty("value")).isEqualTo("Some *text*.");
		for (int i = 0; i < 2; i++) {
			browser.find(scripts ? ".tag-pill .ion-close-round" : ".tag-pill input:checked").click();
		}
		browser.clickAndAwait("form button.btn-primary", path);
		assertThat(browser.has(".article-page .tag-list")).isFalse();
		return path;
	}

	private void likesAndFollows(boolean scripts) {
		browser.open("/article/" + slug);
		browser.evaluate("window.here = true");
		int before = count();
		assertThat(before).isNotNegative();
		browser.find(".article-meta form[action$='/favorite'] button").click();
		browser.await("liked", () -> browser.has("form[action$='/favorite'] button.btn-primary"));
		browser.await("counted", () -> count() == before + 1);
		browser.find(".article-meta form[action$='/follow'] button").click();
		browser.await("followed", () -> browser.texts(".article-meta form[action$='/follow'] button")
			.equals(List.of("Unfollow Ada Pages", "Unfollow Ada Pages")));
		assertThat(browser.evaluate("return window.here === true")).as("without a new page").isEqualTo(scripts);
		browser.open("/?feed=following");
		assertThat(browser.texts(".article-preview h1")).isNotEmpty();
		browser.open("/article/" + slug);
		assertThat(browser.texts(".article-meta form[action$='/favorite'] button"))
			.allMatch((text) -> text.startsWith("Unfavorite Article"));
		browser.find(".article-meta form[action$='/favorite'] button").click();
		browser.await("uncounted", () -> count() == before);
	}

	/**
	 * What the page shows, or less than none while it shows nothing: it may be loading.
	 */
	private static int count() {
		return browser.texts(".article-meta .counter").stream().findFirst().map(Integer::parseInt).orElse(-1);
	}

	private void comments(String article) {
		browser.open(article);
		browser.type("textarea[placeholder='Write a comment...']", "First <b>words</b>");
		browser.find(".comment-form button").click();
		browser.await("shown", () -> browser.texts(".card .card-block p").equals(List.of("First <b>words</b>")));
		assertThat(browser.find("textarea[placeholder='Write a comment...']").getDomProperty("value")).isEmpty();
		browser.find(".mod-options .ion-trash-a").click();
		browser.await("gone", () -> !browser.has(".card .card-block p"));
	}

	private void deletes(String article) {
		browser.open(article);
		browser.clickAndAwait(".article-meta .btn-outline-danger", "/");
		browser.open(article);
		assertThat(browser.texts("h1")).doesNotContain("Everything at once");
	}

	@Test
	void isSmallAndStandsStill() {
		Looks.PHONE_LIGHT.applyTo(browser);
		browser.runScripts(true);
		browser.forgetCookies();
		browser.forgetFiles();
		browser.beforeEachPage("window.shifts = 0; new PerformanceObserver((list) => list.getEntries()"
				+ ".forEach((entry) => window.shifts += entry.value)).observe({type: 'layout-shift', buffered: true});");
		browser.open("/");
		Object facts = Objects.requireNonNull(browser.evaluate("""
				const page = performance.getEntriesByType('navigation')[0];
				const files = performance.getEntriesByType('resource');
				return [files.length + 1, [page, ...files].reduce((sum, each) => sum + each.transferSize, 0),
					window.shifts, Math.round(page.responseStart - page.requestStart)]"""));

		List<Number> numbers = ((List<?>) facts).stream().map((each) -> (Number) each).toList();
		System.out.println("Home page: " + numbers.get(0) + " requests, " + numbers.get(1) + " bytes, layout shift "
				+ numbers.get(2) + ", first byte after " + numbers.get(3) + " ms");
		assertThat(numbers.get(0).intValue()).as("requests").isLessThanOrEqualTo(12);
		assertThat(numbers.get(1).longValue()).as("bytes").isLessThan(100_000);
		assertThat(numbers.get(2).doubleValue()).as("layout shift").isZero();
	}

	private static List<String> complaints(String path) {
		browser.open(path);
		List<String> complaints = new ArrayList<>();
		Object found = browser.evaluateAsync(axe() + """
				;const done = arguments[arguments.length - 1];
				axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
					.then(result => done(result.violations.flatMap(violation => violation.nodes.map(node =>
						violation.id + ' at ' + node.target + ': ' + node.failureSummary))),
						failure => done(['axe failed: ' + failure]))""");
		((List<?>) Objects.requireNonNull(found)).forEach((each) -> complaints.add(path + ": " + each));
		if (Boolean.TRUE.equals(browser
			.evaluate("return document.scrollingElement.scrollWidth > document.documentElement.clientWidth"))) {
			complaints.add(path + ": is wider than the window");
		}
		return complaints;
	}

	private static String axe() {
		try (InputStream script = Objects
			.requireNonNull(PagesIntegrationTests.class.getResourceAsStream("/axe.min.js"))) {
			return new String(script.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void logIn(String email) {
		browser.open("/login");
		browser.type("input[name=email]", email);
		browser.type("input[name=password]", PASSWORD);
		browser.clickAndAwait("form button[type=submit]", "/");
		browser.await("logged in", () -> browser.has("a.nav-link[href='/settings']"));
	}

	private static String register(String name) {
		return api
			.post("/api/users", null,
					Map.of("user", Map.of("username", name, "email",
							name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org", "password", PASSWORD)),
					201)
			.at("/user/token")
			.asString();
	}

}
