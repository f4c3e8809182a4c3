package com.foobar.localstack.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Texts that try to run in the reader's browser, in every field that a person can write.
 * The pages' content security policy is switched off, so that escaping and sanitising are
 * tested, not the net below them.
 */
@ExtendWith(SharedStack.class)
@Order(3)
class HostileTextIntegrationTests {

	private static final String NAME = "Mallory";

	/** A profile lists so many of its articles, and more. */
	private static final int ON_ONE_PROFILE = 8;

	/** Points at everything, as a reader's mouse may. */
	private static final String PROVOKE = """
			for (const element of document.querySelectorAll('.container *')) {
				for (const type of ['mouseover', 'pointerenter', 'focus', 'animationstart', 'transitionend', 'toggle']) {
					element.dispatchEvent(new Event(type, {bubbles: true}));
				}
			}
			for (const link of document.querySelectorAll('.container a[href]')) {
				if (!['http:', 'https:', 'mailto:'].includes(link.protocol)) { xss('link ' + link.href); }
			}
			for (const element of document.querySelectorAll('*')) {
				for (const attribute of element.attributes) {
					if (attribute.name.startsWith('on')) { xss('attribute ' + element.outerHTML); }
				}
			}
			for (const script of document.scripts) {
				if (!script.src.startsWith(location.origin + '/')) { xss('script ' + script.outerHTML); }
			}
			if (document.querySelector('.container :is(iframe, object, embed, base, meta, link, style, svg, math)')) {
				xss('element');
			}
			return window.ran;""";

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path folder;

	@Test
	void runsNothing(FoobarScript foobar) throws Exception {
		assumeThat(Browser.isInstalled()).as("chromium and chromedriver are installed").isTrue();
		List<String> texts = texts();
		assertThat(texts).hasSizeGreaterThanOrEqualTo(100);
		List<String> ran = new ArrayList<>();
		try (Browser browser = new Browser(this.folder.resolve("profile"), foobar.home().resolve("tls/gateway.pem"));
				SiteClient api = new SiteClient(foobar.home().resolve("tls/ca.pem"), foobar.gateways().getFirst())) {
			browser.beforeEachPage("window.ran = []; window.xss = (what) => window.ran.push(String(what));"
					+ " window.alert = window.xss;");
			browser.ignoreContentSecurityPolicy();
			browser.open("/");
			assertThat(browser.evaluate("""
					const image = document.createElement('p');
					image.innerHTML = '<b onclick=xss()>x</b>';
					document.body.append(image);
					image.firstChild.click();
					return window.ran.length""")).as("the alarm works").isEqualTo(1L);
			String token = token(api.post("/api/users", null,
					Map.of("user",
							Map.of("username", NAME, "email", "mallory@example.org", "password", "correct horse")),
					201));
			for (int from = 0; from < texts.size(); from += ON_ONE_PROFILE) {
				List<String> some = texts.subList(from, Math.min(texts.size(), from + ON_ONE_PROFILE));
				for (String text : some) {
					ran.addAll(provoke(browser, publish(api, token, text), text));
				}
				ran.addAll(provoke(browser, introduce(api, token, some), some));
			}
			browser.open("/");
			assertThat((List<?>) Objects.requireNonNull(browser.evaluate(PROVOKE))).isEmpty();
		}
		assertThat(ran).isEmpty();
	}

	/** Looks at a page as a curious reader and tells what has run. */
	private static List<String> provoke(Browser browser, String path, Object texts) {
		browser.open(path);
		Object answer = Objects.requireNonNull(browser.evaluate(PROVOKE));
		return (answer instanceof List<?> list && !list.isEmpty()) ? List.of(path + " ran " + list + " of " + texts)
				: List.of();
	}

	/**
	 * Makes the text an article, a comment and what its author is called and looks like;
	 * where they can be seen.
	 */
	private static String publish(SiteClient api, String token, String text) {
		String tag = text.substring(0, text.offsetByCodePoints(0, Math.min(90, text.codePointCount(0, text.length()))));
		rename(api, token, text);
		String slug = api
			.post("/api/articles", token,
					Map.of("article",
							Map.of("title", text, "description", text, "body", text, "tagList", List.of(tag))),
					201)
			.at("/article/slug")
			.asString();
		api.post("/api/articles/" + slug + "/comments", token, Map.of("comment", Map.of("body", text)), 201);
		return "/article/" + slug;
	}

	/** Lets the person tell all of them; where that and their articles can be seen. */
	private static String introduce(SiteClient api, String token, List<String> texts) {
		HttpResponse<String> answer = send(api, token, Map.of("bio", String.join("\n", texts)));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return "/profile/" + URLEncoder
			.encode(JsonMapper.shared().readTree(answer.body()).at("/user/username").asString(), StandardCharsets.UTF_8)
			.replace("+", "%20");
	}

	/** The person takes the text for a name, where the rules for names allow it. */
	private static void rename(SiteClient api, String token, String text) {
		String wanted = text.replaceAll("[/?#%\\p{Cntrl}\\x{80}-\\x{9f}]", "").strip();
		boolean fits = wanted.codePointCount(0, wanted.length()) <= 64 && !wanted.isEmpty();
		HttpResponse<String> answer = send(api, token, Map.of("image", text, "username", fits ? wanted : NAME));
		if (answer.statusCode() != 200) {
			answer = send(api, token, Map.of("image", text, "username", NAME));
		}
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
	}

	private static HttpResponse<String> send(SiteClient api, String token, Map<String, String> changes) {
		return api.send("PUT", "/api/user", Map.of("Authorization", "Token " + token),
				JsonMapper.shared().writeValueAsString(Map.of("user", changes)));
	}

	private static String token(JsonNode answer) {
		return answer.at("/user/token").asString();
	}

	private static List<String> texts() throws IOException {
		try (InputStream file = Objects
			.requireNonNull(HostileTextIntegrationTests.class.getResourceAsStream("hostile-texts.txt"))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines()
				.map((line) -> JsonMapper.shared().readValue(line, String.class))
				.toList();
		}
	}

}
