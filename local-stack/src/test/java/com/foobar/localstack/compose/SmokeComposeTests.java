package com.foobar.localstack.compose;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The stack in containers comes up, works, and has the shape that it promises. */
@ExtendWith(ComposeExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Order(1)
class SmokeComposeTests {

	@SuppressWarnings("NullAway.Init") // set before any test
	private static Path authority;

	private static String slug = "";

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path folder;

	@BeforeAll
	static void share(Path certificate) {
		authority = certificate;
	}

	@Test
	@Order(1)
	void everyServiceIsHealthy() {
		assertThat(ComposeStack.health()).containsOnlyKeys(ComposeStack.SERVICES).containsValues("healthy");
		assertThat(ComposeStack.health().values()).containsOnly("healthy");
		assertThat(ComposeStack.attempt("config", "-q")).isEqualTo(new Commands.Outcome(0, "", ""));
	}

	@Test
	@Order(2)
	void anArticleGoesThroughEitherGatewayAndIsReadBack() {
		ComposeStack.GATEWAYS.forEach((gateway, address) -> {
			CurlClient site = new CurlClient(authority, address);
			String token = site.enter("writer" + gateway.replace("-", ""));

			slug = site.publish(token, "How a row travels through " + gateway);

			assertThat(site.get("/api/articles/" + slug).body()).contains("Through *everything*.");
			assertThat(site.get("/article/" + slug).body()).contains("<em>everything</em>");
		});
	}

	@Test
	@Order(3)
	void theArticleHasReachedTheReplica() {
		String row = "select slug from article where slug = '" + slug + "'";

		await().atMost(Duration.ofSeconds(5)).until(() -> ComposeStack.sql("mysql-replica", row).equals(slug));
		assertThat(ComposeStack.sql("mysql-replica", "select @@global.super_read_only")).isEqualTo("1");
		assertThat(ComposeStack.sql("mysql-primary", "select @@global.super_read_only")).isEqualTo("0");
	}

	@Test
	@Order(4)
	void tenGetsAreAnsweredFiveAndFive() {
		CurlClient site = new CurlClient(authority, "127.0.0.1");
		double first = articleRequests("app-service-1");
		double second = articleRequests("app-service-2");

		for (int request = 0; request < 10; request++) {
			assertThat(site.get("/api/articles/" + slug).status()).isEqualTo(200);
		}

		assertThat(articleRequests("app-service-1") - first).isEqualTo(5);
		assertThat(articleRequests("app-service-2") - second).isEqualTo(5);
	}

	@Test
	@Order(5)
	void theNameServerGivesBothGatewaysAndNothingElse() throws IOException {
		assertThat(DnsQuestion.addresses(ComposeStack.DNS_PORT, "www.foobar.com"))
			.containsExactlyInAnyOrderElementsOf(ComposeStack.GATEWAYS.values());
		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> DnsQuestion.addresses(ComposeStack.DNS_PORT, "www.example.org"))
			.withMessage("refused");
	}

	@Test
	@Order(6)
	void onlyTheDocumentedPortsAreOpenOnLoopbackOnly() {
		Set<String> open = new TreeSet<>();
		for (String service : ComposeStack.SERVICES) {
			for (Map.Entry<String, JsonNode> port : ComposeStack.inspect(service)
				.at("/NetworkSettings/Ports")
				.properties()) {
				port.getValue()
					.forEach((binding) -> open.add(service + " " + binding.get("HostIp").asString() + ":"
							+ binding.get("HostPort").asString() + port.getKey().replaceAll("\\d+", "")));
			}
		}

		assertThat(open).containsExactlyInAnyOrder("gateway-1 127.0.0.1:38443/tcp", "gateway-1 127.0.0.1:38080/tcp",
				"gateway-2 127.0.0.2:38443/tcp", "gateway-2 127.0.0.2:38080/tcp", "monitor 127.0.0.1:38500/tcp",
				"dns 127.0.0.1:38053/tcp", "dns 127.0.0.1:38053/udp");
		assertThat(open)
			.allSatisfy((port) -> assertThat(InetAddress.getByName(port.replaceAll(".* |:.*", "")).isLoopbackAddress())
				.isTrue());
	}

	@ParameterizedTest
	@MethodSource("services")
	@Order(7)
	void runsWithoutRightsThatItDoesNotNeed(String service) {
		JsonNode container = ComposeStack.inspect(service);
		JsonNode limits = container.get("HostConfig");

		assertThat(container.at("/Config/User").asString()).matches("[1-9]\\d+:\\d+");
		assertThat(limits.get("ReadonlyRootfs").asBoolean()).as("read-only root").isTrue();
		assertThat(limits.get("Privileged").asBoolean()).isFalse();
		assertThat(texts(limits.get("CapDrop"))).contains("ALL");
		assertThat(texts(limits.get("CapAdd"))).isEmpty();
		assertThat(texts(limits.get("SecurityOpt"))).contains("no-new-privileges:true");
		assertThat(limits.get("Memory").asLong()).as("memory limit").isPositive();
		assertThat(limits.get("NanoCpus").asLong()).as("processor limit").isPositive();
		assertThat(limits.get("PidsLimit").asLong()).as("process limit").isPositive();
		if (!service.equals("secrets")) {
			assertThat(limits.at("/RestartPolicy/Name").asString()).isEqualTo("unless-stopped");
			assertThat(container.at("/Config/Healthcheck/Test")).isNotEmpty();
			assertThat(ComposeStack.exec(service, "sh", "-c", "id -u").out().strip()).isNotEqualTo("0");
			assertThat(ComposeStack.exec(service, "sh", "-c", "echo > /probe").err()).contains("ead-only file system");
			assertThat(ComposeStack.exec(service, "sh", "-c", "grep CapEff /proc/self/status").out())
				.endsWith("0000000000000000\n");
		}
	}

	static Stream<String> services() {
		return Stream.concat(Stream.of("secrets"), ComposeStack.SERVICES.stream().sorted());
	}

	@Test
	@Order(8)
	void theInnerNetworksLeadNowhere() {
		JsonNode networks = JsonMapper.shared()
			.readTree(ComposeStack.run("config", "--format", "json"))
			.get("networks");

		for (String inner : List.of("app", "data", "ops")) {
			assertThat(networks.at("/" + inner + "/internal").asBoolean()).as(inner).isTrue();
		}
		assertThat(ComposeStack.inspect("mysql-primary").at("/NetworkSettings/Networks").propertyNames())
			.containsExactly("foobar-test_data");
	}

	@ParameterizedTest
	@CsvSource({ "app-service-1, application.jar, com.mysql", "web-app-1, application.jar, org.thymeleaf",
			"gateway-1, application.jar, io.netty", "monitor, application.jar, de.codecentric",
			"secrets, local-stack.jar, info.picocli" })
	@Order(9)
	void everyImageTellsWhatItIsMadeOf(String service, String jar, String group) throws IOException {
		Path copy = this.folder.resolve(jar);
		ComposeStack.run("cp", service + ":/app/" + jar, copy.toString());

		try (JarFile file = new JarFile(copy.toFile());
				InputStream bill = file.getInputStream(file.getEntry("META-INF/sbom/application.cdx.json"))) {
			JsonNode materials = JsonMapper.shared().readTree(bill);

			assertThat(materials.get("bomFormat").asString()).isEqualTo("CycloneDX");
			assertThat(texts(materials.get("components"), "group")).contains(group);
			assertThat(texts(materials.get("components"), "version")).doesNotContainNull();
		}
	}

	@Test
	@Order(10)
	void everyTargetIsUpAndRequestsPerSecondAreKnownForEveryInstance() {
		await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofSeconds(1))
			.until(() -> ComposeStack.prometheusValue("count(up == 1)") == 10);
		assertThat(ComposeStack.prometheus("up == 0")).isEmpty();

		await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
			// Two pages, so that both web servers have a turn.
			assertThat(new CurlClient(authority, "127.0.0.1").get("/").status()).isEqualTo(200);
			assertThat(new CurlClient(authority, "127.0.0.1").get("/").status()).isEqualTo(200);
			List<String> instances = new ArrayList<>();
			ComposeStack.prometheus("sum by (instance) (rate(http_server_requests_seconds_count[1m]))")
				.forEach((each) -> instances.add(each.at("/metric/instance").asString()));
			assertThat(instances).contains("app-service-1", "app-service-2", "web-app-1", "web-app-2");
		});
		assertThat(ComposeStack.prometheusValue("sum(rate(foobar_gateway_requests_seconds_count[1m]))")).isPositive();
	}

	@Test
	@Order(11)
	void writesWaitForTheReplicasWord() {
		assertThat(ComposeStack.sql("mysql-primary", "select @@global.rpl_semi_sync_source_wait_point"))
			.isEqualTo("AFTER_SYNC");
		assertThat(ComposeStack
			.prometheusValue("mysql_global_status_rpl_semi_sync_source_status{instance=\"mysql-primary\"}"))
			.isEqualTo(1);
	}

	/** How many requests for one article an application server has counted. */
	private static double articleRequests(String service) {
		String answer = ComposeStack
			.exec(service, "bash", "-c",
					"exec 3<>/dev/tcp/$MANAGEMENT_SERVER_ADDRESS/$MANAGEMENT_SERVER_PORT; printf 'GET "
							+ "/actuator/metrics/http.server.requests?tag=uri:/api/articles/%%7Bslug%%7D HTTP/1.0\\r\\n"
							+ "Host: localhost\\r\\n\\r\\n' >&3; timeout 5 cat <&3")
			.out();
		if (answer.contains(" 404 ")) {
			return 0;
		}
		return JsonMapper.shared()
			.readTree(answer.substring(answer.indexOf("\r\n\r\n") + 4))
			.at("/measurements/0/value")
			.asDouble();
	}

	private static List<String> texts(JsonNode list, String key) {
		return list.valueStream().map((each) -> each.get(key).asString()).toList();
	}

	private static List<String> texts(JsonNode list) {
		return list.valueStream().map(JsonNode::asString).toList();
	}

}
