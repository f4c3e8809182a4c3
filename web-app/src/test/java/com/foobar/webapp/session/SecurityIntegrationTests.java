package com.foobar.webapp.session;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.foobar.webapp.site.Browser;
import com.foobar.webapp.site.Page;
import com.foobar.webapp.site.RunningSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What keeps visitors safe. */
class SecurityIntegrationTests extends RunningSite {

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/register", "/editor", "/logout", "/settings", "/editor/hello-1",
			"/article/hello-1", "/article/hello-1/favorite", "/article/hello-1/delete",
			"/article/hello-1/comments/1/delete", "/profile/alice/follow" })
	void refusesFormsOfOtherSites(String path) {
		Page page = member("alice").post(path, Map.of("title", List.of("Planted")));

		assertThat(page.status()).isEqualTo(403);
		assertThat(page.texts("h1")).containsExactly("That was not allowed");
		assertThat(api.requests()).filteredOn(request -> !request.method().equals("GET")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/login", "/register", "/editor", "/logout", "/settings", "/editor/hello-1",
			"/article/hello-1", "/article/hello-1/delete", "/article/hello-1/comments/1/delete" })
	void wantsATokenFromVisitorsTooExceptForButtons(String path) {
		assertThat(visitor().post(path, Map.of("title", List.of("Planted"))).status()).isEqualTo(403);
		assertThat(api.requests()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/article/hello-1/delete", "/article/hello-1/comments/1/delete" })
	void sendsVisitorsWithATokenToSignIn(String path) {
		Browser visitor = visitor();
		String csrf = visitor.get("/login").document().expectFirst("[name=_csrf]").val();

		Page page = visitor.post(path, Map.of("_csrf", List.of(csrf)));

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/login");
		assertThat(api.requests()).isEmpty();
	}

	@Test
	void refusesATokenThatDoesNotMatchTheCookie() {
		Browser visitor = visitor();
		Page form = visitor.get("/login");
		visitor.cookie("__Host-csrf", "something-else");

		assertThat(visitor.submit(form, Map.of("email", "a@example.org", "password", "x")).status()).isEqualTo(403);
	}

	@Test
	void takesFormsOfAllPagesThatAreOpen() {
		api.article("hello-1", "Hello", "Text");
		Browser alice = member("alice");
		Page first = alice.get("/");
		Page second = alice.get("/article/hello-1");

		assertThat(alice.submit(first, ".press", Map.of()).status()).isEqualTo(303);
		assertThat(alice.submit(second, ".comment-form", Map.of("body", "Text")).status()).isEqualTo(303);
		assertThat(alice.submit(first, ".press", Map.of("on", "false")).headers("Set-Cookie")).isEmpty();
	}

	@Test
	void guardsTheFormCookieLikeTheLogin() {
		assertThat(visitor().get("/login").headers("Set-Cookie")).singleElement()
			.asString()
			.startsWith("__Host-csrf=")
			.contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax");
	}

	@Test
	void setsNoCookieWhereNoFormIs() {
		api.article("hello-1", "Hello", "Text");

		assertThat(visitor().get("/").headers("Set-Cookie")).isEmpty();
		assertThat(visitor().get("/article/hello-1").headers("Set-Cookie")).isEmpty();
		assertThat(visitor().get("/profile/alice").headers("Set-Cookie")).isEmpty();
		assertThat(visitor().get("/nope").headers("Set-Cookie")).isEmpty();
	}

	@Test
	void allowsNoCodeInAnyPage() {
		api.article("hello-1", "Hello", "Text <b style=\"color:red\" onclick=\"x()\">bold</b>");
		Browser alice = member("alice");
		Stream<Page> pages = Stream.concat(
				Stream.of("/", "/login", "/register", "/article/hello-1", "/profile/alice", "/nope", "/?page=x")
					.map(visitor()::get),
				Stream.of("/", "/editor", "/editor/hello-1", "/article/hello-1", "/profile/alice", "/settings", "/nope")
					.map(alice::get));

		assertThat(pages).allSatisfy(page -> {
			assertThat(page.header("Content-Security-Policy")).isEqualTo("default-src 'none'; style-src 'self'; "
					+ "script-src 'self'; connect-src 'self'; img-src 'self' https: data:; form-action 'self'; "
					+ "frame-ancestors 'none'; base-uri 'none'");
			assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
			assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
			assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
			assertThat(page.document().select("script:not([src]), style, [style]")).isEmpty();
			assertThat(page.document().getAllElements()).allSatisfy(element -> assertThat(element.attributes())
				.noneMatch(attribute -> attribute.getKey().startsWith("on")));
			assertThat(page.document().select("script[src], link[rel=stylesheet]"))
				.allSatisfy(link -> assertThat(link.attr("src") + link.attr("href")).startsWith("/assets/"));
		});
	}

	@Test
	void treatsABadLoginAsNone() {
		Browser visitor = visitor().cookie(SESSION, "forged");

		Page page = visitor.get("/?page=1");

		assertThat(page.status()).isEqualTo(303);
		assertThat(page.header("Location")).isEqualTo("/?page=1");
		assertThat(visitor.cookies()).isEmpty();
		assertThat(visitor.get("/?page=1").status()).isEqualTo(200);
	}

	@Test
	void sendsABadLoginFromTheEditorToSignIn() {
		Browser visitor = visitor().cookie(SESSION, "forged");

		assertThat(visitor.get("/editor").header("Location")).isEqualTo("/editor");
		assertThat(visitor.get("/editor").header("Location")).endsWith("/login");
	}

	@Test
	void keepsLoggedInPagesOutOfSharedCaches() {
		Page page = member("alice").get("/");

		assertThat(page.header("Cache-Control")).isEqualTo("no-cache, private");
	}

	@Test
	void answersAnUnchangedPageWithoutItsBody() {
		Page first = visitor().get("/");

		Page second = visitor().get("/", "If-None-Match", first.header("ETag"));

		assertThat(first.header("ETag")).startsWith("W/\"");
		assertThat(second.status()).isEqualTo(304);
		assertThat(second.body()).isEmpty();
	}

	@Test
	void showsNobodyThePageOfAnother() {
		api.article("hello-1", "Hello", "Text");
		Page before = visitor().get("/article/hello-1");
		api.comment("bob", "hello-1", "New");
		Browser alice = member("alice");

		assertThat(alice.get("/article/hello-1", "If-None-Match", before.header("ETag")).status()).isEqualTo(200);
		assertThat(visitor().get("/article/hello-1", "If-None-Match", before.header("ETag")).status()).isEqualTo(200);
		assertThat(visitor().get("/article/hello-1", "If-None-Match", alice.get("/article/hello-1").header("ETag"))
			.status()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/settings", "/?feed=following", "/profile/alice", "/article/hello-1", "/editor/hello-1" })
	void keepsEveryPersonalPageOutOfSharedCaches(String path) {
		api.article("hello-1", "Hello", "Text");

		assertThat(member("alice").get(path).header("Cache-Control")).isEqualTo("no-cache, private");
	}

	@Test
	void makesSecureRedirectsBehindTheGateway() {
		Page page = visitor().get("/editor", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "www.foobar.com",
				"X-Forwarded-Port", "443", "X-Forwarded-For", "203.0.113.9");

		assertThat(page.header("Location")).isIn("/login", "https://www.foobar.com/login");
	}

	@Test
	void tellsTheApiTheVisitorsAddressFromTheGateway() {
		visitor().get("/", "X-Forwarded-For", "203.0.113.9");

		assertThat(api.requests())
			.allSatisfy(request -> assertThat(request.header("X-Forwarded-For")).isEqualTo("203.0.113.9"));
	}

}
