package com.foobar.dbrouting.sample;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import com.foobar.mysqllocal.MysqlAccounts;
import com.foobar.mysqllocal.ReplicatedPair;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two instances of a shop on a real pair of servers, asked over HTTP: with Hibernate,
 * Spring Data and virtual threads.
 */
class SampleApplicationIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static final HttpClient http = HttpClient.newHttpClient();

	private static ReplicatedPair pair;

	private static ConfigurableApplicationContext one;

	private static ConfigurableApplicationContext two;

	@BeforeAll
	static void start() throws SQLException {
		pair = ReplicatedPair.start();
		try (Connection connection = DriverManager.getConnection(pair.primary().jdbcUrl(), MysqlAccounts.MIGRATION,
				pair.accounts().migration()); Statement statement = connection.createStatement()) {
			statement.execute("CREATE TABLE item (id BIGINT PRIMARY KEY AUTO_INCREMENT, name VARCHAR(80) NOT NULL)");
		}
		pair.awaitReplicated();
		one = instance("spring.jpa.open-in-view=true");
		two = instance("spring.jpa.open-in-view=false");
	}

	@AfterAll
	static void end() {
		one.close();
		two.close();
		pair.close();
	}

	private static ConfigurableApplicationContext instance(String property) {
		return new SpringApplicationBuilder(SampleApplication.class).web(WebApplicationType.SERVLET)
			.initializers((context) -> context.getBeanFactory().registerSingleton("meters", new SimpleMeterRegistry()))
			.properties("server.port=0", "spring.flyway.enabled=false", "spring.main.banner-mode=off",
					"spring.threads.virtual.enabled=true", "db-routing.nodes.a.url=" + pair.primary().jdbcUrl(),
					"db-routing.nodes.b.url=" + pair.replica().jdbcUrl(),
					"spring.datasource.username=" + MysqlAccounts.APP,
					"spring.datasource.password=" + pair.accounts().app(),
					"db-routing.token.secret=shared-by-both-instances",
					// So that only the token can be the reason for what is shown.
					"db-routing.consistency-without-token=eventual", "db-routing.poll-interval=100ms", property)
			.run();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Cookie", "Db-Routing-Token" })
	void showsAtOtherInstanceWhatWasWrittenWhileReplicaStandsStill(String carrier) throws Exception {
		pair.stopApplier();
		try {
			HttpResponse<String> added = send(one, "POST", "/items?name=lamp", List.of());
			String token = token(added, carrier);

			assertThat(send(two, "GET", "/items/" + added.body(), List.of(carrier, token)).body()).isEqualTo("lamp");
			assertThat(send(two, "GET", "/later/" + added.body(), List.of(carrier, token)).body()).isEqualTo("lamp");
			assertThat(send(two, "GET", "/items/" + added.body(), List.of()).body()).isEqualTo("none");
			assertThat(send(two, "GET", "/items/" + added.body(), List.of(carrier, "dbr0=forged")).body())
				.isEqualTo("none");
		}
		finally {
			pair.startApplier();
			pair.awaitReplicated();
		}
	}

	@Test
	void givesTokenForWorkOnAnotherThread() throws Exception {
		HttpResponse<String> added = send(one, "POST", "/later?name=chair", List.of());

		assertThat(added.body()).matches("\\d+");
		assertThat(added.headers().firstValue("Db-Routing-Token")).isPresent();
	}

	@Test
	void sendsNothingWithReadsThatRunWhereTheyUsuallyDo() throws Exception {
		HttpResponse<String> added = send(one, "POST", "/items?name=sofa", List.of());
		pair.awaitReplicated();
		String path = "/items/" + added.body();

		HttpResponse<String> anonymous = send(two, "GET", path, List.of());
		HttpResponse<String> known = send(two, "GET", path, List.of("Cookie", token(added, "Cookie")));

		assertThat(known.body()).isEqualTo("sofa");
		assertThat(anonymous.headers().allValues("Set-Cookie")).isEmpty();
		assertThat(known.headers().allValues("Set-Cookie")).isEmpty();
		assertThat(known.headers().firstValue("Db-Routing-Token")).isEmpty();
	}

	@Test
	void protectsCookie() throws Exception {
		HttpResponse<String> added = send(one, "POST", "/items?name=bed", List.of());

		assertThat(added.headers().allValues("Set-Cookie")).singleElement()
			.asString()
			.matches("dbr[0-3]=[A-Za-z0-9_-]+; Path=/; Max-Age=30; Expires=[^;]+; Secure; HttpOnly; SameSite=Lax");
	}

	@Test
	void unitesCookiesOfParallelResponses() throws Exception {
		pair.stopApplier();
		try {
			HttpResponse<String> first = send(one, "POST", "/items?name=fork", List.of());
			HttpResponse<String> second = send(two, "POST", "/items?name=knife", List.of());
			String both = token(first, "Cookie").replaceFirst("dbr\\d", "dbr0") + "; "
					+ token(second, "Cookie").replaceFirst("dbr\\d", "dbr1");

			assertThat(send(one, "GET", "/items/" + first.body(), List.of("Cookie", both)).body()).isEqualTo("fork");
			assertThat(send(two, "GET", "/items/" + second.body(), List.of("Cookie", both)).body()).isEqualTo("knife");
		}
		finally {
			pair.startApplier();
			pair.awaitReplicated();
		}
	}

	@Test
	void writesAfterReadingInOneRequestWithPersistenceContextHeldOpenAndWithout() throws Exception {
		for (ConfigurableApplicationContext instance : List.of(one, two)) {
			HttpResponse<String> added = send(instance, "POST", "/items?name=cup", List.of());
			pair.awaitReplicated();

			HttpResponse<String> renamed = send(instance, "POST", "/items/" + added.body() + "?name=mug", List.of());

			assertThat(renamed.statusCode()).isEqualTo(200);
			assertThat(renamed.body()).isEqualTo("cup");
			assertThat(
					send(instance, "GET", "/items/" + added.body(), List.of("Cookie", token(renamed, "Cookie"))).body())
				.isEqualTo("mug");
		}
	}

	@Test
	void countsWriteThatCameAfterResponseHadLeft() throws Exception {
		double before = one.getBean(MeterRegistry.class).counter("db.routing.token.late").count();

		send(one, "POST", "/too-late?name=plate", List.of());

		assertThat(one.getBean(MeterRegistry.class).counter("db.routing.token.late").count()).isEqualTo(before + 1);
	}

	@Test
	void choosesNodeForEveryKindOfTransaction() {
		Shop shop = one.getBean(Shop.class);
		TransactionTemplate reading = new TransactionTemplate(one.getBean(PlatformTransactionManager.class));
		reading.setReadOnly(true);
		int primary = pair.primary().port();
		int replica = pair.replica().port();

		assertThat(shop.portOfRead()).isEqualTo(replica);
		assertThat(shop.portOfWrite()).isEqualTo(primary);
		assertThat(shop.portOutside()).isEqualTo(primary);
		assertThat(shop.portOutsideByLevel()).isEqualTo(replica);
		assertThat(shop.portOfReadOnPrimary()).isEqualTo(primary);
		assertThat(reading.<Integer>execute((status) -> {
			assertThat(shop.portOfRead()).isEqualTo(replica);
			assertThat(shop.portOfWriteOfItsOwn()).isEqualTo(primary);
			assertThat(shop.portOutside()).isEqualTo(primary);
			return shop.portOfRead();
		})).isEqualTo(replica);
	}

	@Test
	void showsOldStateOnlyToWhoAsksForIt() throws Exception {
		pair.stopApplier();
		try {
			Shop shop = one.getBean(Shop.class);
			long id = shop.add("shelf");

			assertThat(shop.nameAtAnyAge(id)).isEqualTo("none");
		}
		finally {
			pair.startApplier();
			pair.awaitReplicated();
		}
	}

	private static String token(HttpResponse<String> response, String carrier) {
		if (carrier.equals("Cookie")) {
			return response.headers()
				.allValues("Set-Cookie")
				.stream()
				.map((cookie) -> cookie.substring(0, cookie.indexOf(';')))
				.collect(Collectors.joining("; "));
		}
		return response.headers().firstValue(carrier).orElseThrow();
	}

	private static HttpResponse<String> send(ConfigurableApplicationContext instance, String method, String path,
			List<String> header) throws Exception {
		int port = instance.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.timeout(PATIENCE)
			.method(method, HttpRequest.BodyPublishers.noBody());
		for (int i = 0; i < header.size(); i += 2) {
			request.header(header.get(i), header.get(i + 1));
		}
		return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

}
