package com.foobar.appservice;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Which tokens are good, and what is said about the others. */
class TokenApiIntegrationTests extends ApiIntegrationTest {

	@Test
	void tellsMissingTokenFromBadOne() {
		refused(get("/api/user"), 401, "{\"token\":[\"is missing\"]}");
		get("/api/user").expectHeader().valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Token");
		this.api.head().uri("/api/user").exchange().expectStatus().isUnauthorized();
		refused(put("/api/user", "rubbish", "{}"), 401, "{\"token\":[\"is invalid\"]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Token", "Token ", "Basic YTpi", "Token a b", "Token rubbish", "Token a.b.c",
			"Tokenrubbish", "Token eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0." })
	void refusesMalformedHeaderEvenWhereTokenIsOptional(String header) {
		refused(with(header, "/api/articles"), 401, "{\"token\":[\"is invalid\"]}");
		refused(with(header, "/api/articles/unknown"), 401, "{\"token\":[\"is invalid\"]}");
		refused(with(header, "/api/user"), 401, "{\"token\":[\"is invalid\"]}");
	}

	@Test
	void acceptsBearerAsSynonym() {
		with("Bearer " + tokenOf(newName()), "/api/user").expectStatus().isOk();
	}

	@Test
	void refusesTokenOfAnotherKey() {
		String key = Base64.getEncoder()
			.encodeToString("another key for tests, not ours!".getBytes(StandardCharsets.UTF_8));

		refused(getAs(token(key, subjectOf(newName()), Instant.now().plusSeconds(60)), "/api/user"), 401,
				"{\"token\":[\"is invalid\"]}");
	}

	@Test
	void refusesForgedSubject() {
		String[] parts = tokenOf(newName()).split("\\.", -1);
		String claims = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(
					("{\"sub\":\"" + UUID.randomUUID() + "\",\"exp\":99999999999}").getBytes(StandardCharsets.UTF_8));

		refused(getAs(parts[0] + "." + claims + "." + parts[2], "/api/user"), 401, "{\"token\":[\"is invalid\"]}");
	}

	@Test
	void saysWhenTokenHasExpired() {
		String subject = subjectOf(newName());

		getAs(token(DatabasePair.SIGNING_KEY, subject, Instant.now().plusSeconds(60)), "/api/user").expectStatus()
			.isOk();
		refused(getAs(token(DatabasePair.SIGNING_KEY, subject, Instant.now().minusSeconds(1)), "/api/user"), 401,
				"{\"token\":[\"has expired\"]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "6f1ed002-ab5e-4d4b-8f4e-0d8a3b9e0c55", "17", "" })
	void refusesTokenOfUnknownAccount(String subject) {
		refused(getAs(token(DatabasePair.SIGNING_KEY, subject, Instant.now().plusSeconds(60)), "/api/articles"), 401,
				"{\"token\":[\"is invalid\"]}");
	}

	@Test
	void refusesBadTokenBeforeAnythingElse() {
		refused(with("Token rubbish", "/api/articles?limit=x"), 401, "{\"token\":[\"is invalid\"]}");
	}

	@Test
	void namesAccountByNothingThatTells() {
		assertThat(UUID.fromString(subjectOf(newName())).version()).isEqualTo(4);
	}

	private RestTestClient.ResponseSpec with(String header, String path) {
		return this.api.get().uri(path).header(HttpHeaders.AUTHORIZATION, header).exchange();
	}

	/** Registers somebody and reads the subject out of their token. */
	private String subjectOf(String name) {
		String claims = tokenOf(name).split("\\.", -1)[1];
		String json = new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
		return json.replaceAll(".*\"sub\":\"([^\"]*)\".*", "$1");
	}

	private static String token(String key, String subject, Instant expiry) {
		SecretKeySpec secret = new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256");
		JwtClaimsSet claims = JwtClaimsSet.builder()
			.subject(subject)
			.issuedAt(expiry.minusSeconds(3600))
			.expiresAt(expiry)
			.build();
		return NimbusJwtEncoder.withSecretKey(secret)
			.algorithm(MacAlgorithm.HS256)
			.build()
			.encode(JwtEncoderParameters.from(JwsHeader.with(MacAlgorithm.HS256).build(), claims))
			.getTokenValue();
	}

}
