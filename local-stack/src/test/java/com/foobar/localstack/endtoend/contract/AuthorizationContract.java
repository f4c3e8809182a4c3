package com.foobar.localstack.endtoend.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may ask: the header {@code Authorization}, sections 1 and 2. */
abstract class AuthorizationContract extends Contract {

	private static final String REQUIRED = """
			GET, /api/user
			PUT, /api/user
			GET, /api/articles/feed
			POST, /api/articles
			PUT, /api/articles/%1$s
			DELETE, /api/articles/%1$s
			POST, /api/articles/%1$s/favorite
			DELETE, /api/articles/%1$s/favorite
			POST, /api/articles/%1$s/comments
			DELETE, /api/articles/%1$s/comments/1
			POST, /api/profiles/%2$s/follow
			DELETE, /api/profiles/%2$s/follow
			""";

	private final Person person = register();

	private final String slug = publish(this.person);

	AuthorizationContract(Site site) {
		super(site);
	}

	@Test
	void refusesWithoutATokenWhereverOneIsRequired() {
		Stream.of(REQUIRED.formatted(this.slug, this.person.username()), REQUIRED.formatted("unknown", "unknown"))
			.flatMap(String::lines)
			.map((line) -> line.split(", "))
			.forEach((request) -> anybody().send(request[0], request[1], null).isRefused(401, "token", "is missing"));
	}

	@Test
	void refusesWithoutATokenBeforeItLooksAtTheBody() {
		anybody().post("/api/articles", "{").isRefused(401, "token", "is missing");
		anybody().put("/api/user", wrapped("user", "email", "")).isRefused(401, "token", "is missing");
		anybody().put(path("unknown"), wrapped("article", "title", "")).isRefused(401, "token", "is missing");
		anybody().post(path("unknown") + "/comments", wrapped("comment", "body", ""))
			.isRefused(401, "token", "is missing");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /api/user", "PUT, /api/user", "GET, /api/articles/feed", "POST, /api/articles",
			"DELETE, /api/articles/unknown", "POST, /api/profiles/unknown/follow", "GET, /api/articles",
			"GET, /api/articles/unknown", "GET, /api/articles/unknown/comments", "GET, /api/profiles/unknown" })
	void refusesABadTokenWhereverOneIsLookedAt(String method, String path) {
		Visitor.authorizedBy(site(), "Token nonsense").send(method, path, null).isRefused(401, "token", "is invalid");
		Visitor.authorizedBy(site(), "Token " + forged())
			.send(method, path, null)
			.isRefused(401, "token", "is invalid");
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "Token", "Token ", "Bearer", "Basic YTpi", "Token a.b.c", "Token null",
			"Token undefined", "Token eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0." })
	void refusesHeadersOfNoUse(String header) {
		Visitor.authorizedBy(site(), header).get("/api/user").isRefused(401, "token", "is invalid");
		Visitor.authorizedBy(site(), header).get("/api/articles").isRefused(401, "token", "is invalid");
	}

	@Test
	void refusesATokenWithoutItsWord() {
		Visitor.authorizedBy(site(), this.person.token()).get("/api/user").isRefused(401, "token", "is invalid");
		Visitor.authorizedBy(site(), "Basic " + this.person.token())
			.get("/api/user")
			.isRefused(401, "token", "is invalid");
		Visitor.authorizedBy(site(), "Token" + this.person.token())
			.get("/api/user")
			.isRefused(401, "token", "is invalid");
	}

	@Test
	void takesBearerForToken() {
		Answer answer = Visitor.authorizedBy(site(), "Bearer " + this.person.token()).get("/api/user").is(200);

		assertThat(answer.text("/user/username")).isEqualTo(this.person.username());
	}

	@Test
	void saysThatATokenHasExpired() {
		long now = Instant.now().getEpochSecond();
		String expired = signedAgain((claims) -> claims.replaceFirst("\"exp\":\\d+", "\"exp\":" + (now - 3600))
			.replaceFirst("\"(iat|nbf)\":\\d+", "\"$1\":" + (now - 7200)));

		Visitor.authorizedBy(site(), "Token " + expired).get("/api/user").isRefused(401, "token", "has expired");
		Visitor.authorizedBy(site(), "Token " + expired).get("/api/articles").isRefused(401, "token", "has expired");
	}

	@Test
	void refusesTheTokenOfNobody() {
		String nobody = signedAgain((claims) -> claims.replaceFirst("\"sub\":\"?[^\",}]+\"?", "\"sub\":\"999999999\""));

		Visitor.authorizedBy(site(), "Token " + nobody).get("/api/user").isRefused(401, "token", "is invalid");
		Visitor.authorizedBy(site(), "Token " + nobody).get("/api/articles").isRefused(401, "token", "is invalid");
		Visitor.authorizedBy(site(), "Token " + nobody)
			.post("/api/articles", article("Nobody's"))
			.isRefused(401, "token", "is invalid");
	}

	@Test
	void looksAtNoTokenWhereNoneIsNeeded() {
		Visitor odd = Visitor.authorizedBy(site(), "Token nonsense");
		String name = Text.unique("odd");

		odd.get("/api/tags").is(200);
		odd.post("/api/users/login", wrapped("user", "email", this.person.email(), "password", this.person.password()))
			.is(200);
		odd.post("/api/users", wrapped("user", "username", name, "email", name + "@foobar.com", "password", name))
			.is(201);
	}

	/** A token whose signature belongs to another text. */
	private String forged() {
		List<String> parts = List.of(this.person.token().split("\\."));
		String claims = new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8);
		return parts.get(0) + "." + encoded((claims + " ").getBytes(StandardCharsets.UTF_8)) + "." + parts.get(2);
	}

	/** The person's token with other claims, signed with the site's own key. */
	private String signedAgain(UnaryOperator<String> change) {
		String[] parts = this.person.token().split("\\.", 3);
		String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
		String changed = change.apply(claims);
		assertThat(changed).isNotEqualTo(claims);
		String signed = parts[0] + "." + encoded(changed.getBytes(StandardCharsets.UTF_8));
		try {
			String key = Files
				.readString(site().foobar().home().resolve("secrets/app-service/foobar.token.signing-key"))
				.strip();
			Mac mac = Mac.getInstance("HmacSHA256");
			mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
			return signed + "." + encoded(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String encoded(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

}
