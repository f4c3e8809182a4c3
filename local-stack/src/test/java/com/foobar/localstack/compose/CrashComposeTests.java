package com.foobar.localstack.compose;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The stack in containers on days that hurt: crashes, ends, intruders. */
@ExtendWith(ComposeExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(2)
class CrashComposeTests {

	/** Within it a killed service is back and everything is healthy. */
	private static final Duration RECOVERY = Duration.ofSeconds(30);

	/** A shorter one makes the engine wait twice as long before the next start. */
	private static final Duration LIFE = Duration.ofSeconds(10);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final int CRASHES = Integer.getInteger("compose.crashes", 20);

	@SuppressWarnings("NullAway.Init") // set before any test
	private static Path authority;

	private static String slug = "";

	private static String token = "";

	@BeforeAll
	static void write(Path certificate) {
		authority = certificate;
		CurlClient site = new CurlClient(authority, "127.0.0.1");
		token = site.enter("survivor");
		slug = site.publish(token, "What outlives a crash");
	}

	@Test
	@Order(1)
	void nobodyOnTheInnerNetworksReachesTheOutside() {
		for (String service : List.of("web-app-1", "app-service-1", "gateway-1", "monitor")) {
			assertThat(ComposeStack.reaches(service, "1.1.1.1", 443)).as(service).isFalse();
		}
		assertThat(ComposeStack.reaches("web-app-1", "app-service-1.app.internal", 8101))
			.as("the probe itself finds what is there")
			.isTrue();
	}

	@Test
	@Order(2)
	void onlyTheApplicationServersReachTheDatabase() {
		for (String service : List.of("web-app-1", "gateway-1", "monitor")) {
			assertThat(ComposeStack.reaches(service, "10.78.3.11", 3306)).as(service).isFalse();
			assertThat(ComposeStack.reaches(service, "mysql-primary.foobar.com", 3306)).as(service).isFalse();
		}
		assertThat(ComposeStack.reaches("app-service-1", "mysql-primary.foobar.com", 3306)).isTrue();
	}

	@Test
	@Order(3)
	void noAdministratorLogsInOverTheNetworkNotEvenWithThePassword() {
		for (String account : List.of("root", "admin")) {
			Commands.Outcome outcome = ComposeStack.exec("mysql-replica", "bash", "-c",
					"sed s/user=root/user=" + account + "/ /run/foobar/secrets/admin.cnf >/tmp/try.cnf;"
							+ " mysql --defaults-extra-file=/tmp/try.cnf -h mysql-primary.foobar.com -e 'select 1'");

			assertThat(outcome.err()).contains("Access denied for user '" + account + "'");
		}
		assertThat(ComposeStack.sql("mysql-primary",
				"select concat(user, '@', host) from mysql.user where super_priv = 'Y' and account_locked = 'N'"))
			.isEqualTo("root@localhost");
	}

	@Test
	@Order(4)
	void actuatorsAnswerOnTheOperatorsNetworkOnly() {
		assertThat(ComposeStack.reaches("gateway-1", "app-service-1.app.internal", 8111)).isFalse();
		assertThat(ComposeStack.reaches("gateway-1", "app-service-1.ops.internal", 8111)).isTrue();
		assertThat(ComposeStack.reaches("monitor", "gateway-1.edge.internal", 8311)).isFalse();
	}

	@Test
	@Order(5)
	void noSecretIsInAnEnvironmentOrOnACommandLineOrInALog() {
		Set<String> secrets = new TreeSet<>(ComposeStack.exec("mysql-primary", "bash", "-c",
				"cd /run/foobar/secrets; cat admin; echo; cat app; echo; cat migration;"
						+ " echo; cat replication; echo; cat monitor; echo; sed -n 2p /run/foobar/tls/mysql-key.pem")
			.out()
			.lines()
			.toList());
		assertThat(secrets).hasSize(6).noneMatch(String::isBlank);

		for (String service : ComposeStack.SERVICES) {
			assertThat(ComposeStack.inspect(service).toString()).as(service).doesNotContain(secrets);
			if (!service.startsWith("mysql")) {
				assertThat(
						ComposeStack.exec(service, "sh", "-c", "cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ").out())
					.as(service)
					.doesNotContain(secrets);
			}
		}
		assertThat(ComposeStack.run("logs", "--no-color")).doesNotContain(secrets);
		assertThat(ComposeStack.run("config")).doesNotContain(secrets);
	}

	@Test
	@Order(6)
	void startingAgainChangesNothing() {
		Map<String, String> before = ComposeStack.starts();

		ComposeStack.start();

		assertThat(ComposeStack.starts()).isEqualTo(before);
	}

	@ParameterizedTest
	@ValueSource(strings = { "app-service-1", "app-service-2", "web-app-1", "web-app-2", "mysql-replica", "gateway-1",
			"gateway-2", "mysql-primary", "monitor", "dns", "prometheus", "mysqld-exporter" })
	@Order(7)
	void comesBackByItselfAfterACrashWhileNoGetFails(String service) {
		await().atMost(PATIENCE).until(ComposeStack::isHealthy);
		String gateway = service.equals("gateway-1") ? "127.0.0.2" : "127.0.0.1";
		try (GetLoop gets = new GetLoop(authority, gateway,
				List.of("/api/articles/" + slug, "/article/" + slug, "/"))) {
			gets.awaitMore(20);

			Duration taken = ComposeStack.killAndAwaitHealth(service, RECOVERY);
			gets.awaitMore(20);

			System.out.printf("%s was killed: all healthy after %.1f s; %d GETs, %d failed%n", service,
					taken.toMillis() / 1000.0, gets.count(), gets.failures().size());
			assertThat(gets.failures()).isEmpty();
		}
	}

	@Test
	@Order(8)
	void thePrimaryLosesAndDoublesNoAcknowledgedWrite() {
		List<String> acknowledged;
		try (WriteLoop writes = new WriteLoop(authority, "127.0.0.1", token)) {
			for (int crash = 0; crash < CRASHES; crash++) {
				writes.awaitMore(10);
				ComposeStack.awaitLife("mysql-primary", LIFE);
				ComposeStack.killAndAwaitHealth("mysql-primary", RECOVERY);
			}
			writes.awaitMore(10);
			acknowledged = writes.finish();
		}

		for (String database : List.of("mysql-primary", "mysql-replica")) {
			String rows = "select title, count(*) from article where title like 'Write %' group by title";
			await().atMost(Duration.ofSeconds(30))
				.until(() -> titles(database, rows).keySet().containsAll(acknowledged));
			Map<String, Integer> found = titles(database, rows);

			assertThat(found.values()).as("copies of a write on %s", database).containsOnly(1);
			System.out.printf("%d crashes, %d writes acknowledged, %s has %d: none missing, none doubled%n", CRASHES,
					acknowledged.size(), database, found.size());
		}
	}

	private static Map<String, Integer> titles(String database, String query) {
		return ComposeStack.sql(database, query)
			.lines()
			.map((line) -> line.split("\t", 2))
			.collect(Collectors.toMap((row) -> row[0], (row) -> Integer.valueOf(row[1])));
	}

	@Test
	@Order(9)
	void theSilentFallBackToAsynchronousIsVisible() {
		String status = "mysql_global_status_rpl_semi_sync_source_status{instance=\"mysql-primary\"}";
		String alert = "count(ALERTS{alertname=\"SemiSyncFellBack\",alertstate=\"firing\"})";
		await().atMost(RECOVERY).until(() -> ComposeStack.prometheusValue(status) == 1);
		await().atMost(RECOVERY).until(() -> Double.isNaN(ComposeStack.prometheusValue(alert)));

		ComposeStack.run("stop", "mysql-replica");
		new CurlClient(authority, "127.0.0.1").publish(token, "Acknowledged without the replica");

		await().atMost(RECOVERY).until(() -> ComposeStack.prometheusValue(status) == 0);
		await().atMost(RECOVERY).until(() -> ComposeStack.prometheusValue(alert) == 1);

		ComposeStack.run("start", "mysql-replica");
		await().atMost(RECOVERY).until(() -> ComposeStack.prometheusValue(status) == 1);
	}

	@Test
	@Order(10)
	void theVerbsOfTheLocalStackWorkHere() {
		assertThat(ComposeStack.foobar("ps").out()).contains("gateway-1", "mysql-replica");
		assertThat(ComposeStack.foobar("logs", "--tail", "1000", "web-app-1").out()).contains("WebAppApplication");
		assertThat(ComposeStack.foobar("sql", "mysql-replica", "select slug from article where slug = '" + slug + "'")
			.out()).contains(slug);
		assertThat(ComposeStack.foobar("sql", "web-app-1", "select 1").status()).isEqualTo(2);
		assertThat(ComposeStack.foobar("seed", "--articles", "3").out()).contains("things were added");
		assertThat(ComposeStack.foobar("seed", "--articles", "3").out()).contains("nothing was added");
		assertThat(ComposeStack.foobar("config", "--monitor-password").out().strip()).hasSize(32);
		assertThat(ComposeStack.foobar("erase").err()).contains("There is no verb erase");
	}

	@Test
	@Order(11)
	void dataAndAuthorityOutliveTheEndOfTheStack() throws IOException {
		ComposeStack.down();
		assertThat(ComposeStack.run("ps", "-a", "-q")).isBlank();
		System.out
			.println("started from built images, with data, in " + ComposeStack.start().toMillis() / 1000.0 + " s");

		Path again = ComposeExtension.fetchAuthority();
		assertThat(again).hasSameBinaryContentAs(authority);
		Files.delete(again);
		for (String address : ComposeStack.GATEWAYS.values()) {
			assertThat(new CurlClient(authority, address).get("/api/articles/" + slug).status()).isEqualTo(200);
		}
	}

	@Test
	@Order(12)
	void forgettingTheVolumesStartsAfresh() throws IOException {
		ComposeStack.down("--volumes");
		Duration taken = ComposeStack.start();
		System.out.println("started from built images, afresh, in " + taken.toMillis() / 1000.0 + " s");

		assertThat(taken).isLessThan(Duration.ofSeconds(60));
		Path other = ComposeExtension.fetchAuthority();
		assertThat(Files.readString(other)).isNotEqualTo(Files.readString(authority));
		CurlClient site = new CurlClient(other, "127.0.0.2");
		assertThat(site.get("/api/articles/" + slug).status()).isEqualTo(404);
		assertThat(site.get("/api/articles/" + site.publish(site.enter("newcomer"), "A new beginning")).status())
			.isEqualTo(200);
		Files.delete(other);
	}

}
