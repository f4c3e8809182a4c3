package com.foobar.localstack.endtoend;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.foobar.localstack.supervisor.Leftovers;
import com.foobar.localstack.stack.StackFolders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

/**
 * One life of the stack: use, crashes, recovery, end. Each step builds on the one before;
 * it comes after all other tests, which have used the stack from its first start on, and
 * leaves nothing running.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(SharedStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StackIntegrationTests {

	private static final Duration RECOVERY = Duration.ofSeconds(60);

	private static final HttpClient PLAIN = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private static Path folder;

	@SuppressWarnings("NullAway.Init") // set before the first test
	private static FoobarScript foobar;

	private static String slug = "";

	private static String token = "";

	@BeforeAll
	static void share(FoobarScript running) {
		foobar = running;
	}

	@Test
	@Order(1)
	void everyServiceIsHealthyInLittleMemory() {
		JsonNode services = foobar.json("ps", "--json");

		assertThat(services.valueStream().map((service) -> service.get("state").asString())).hasSizeBetween(8, 9)
			.containsOnly("HEALTHY");
		long memory = services.valueStream().mapToLong((service) -> service.get("residentBytes").asLong()).sum();
		assertThat(memory).isLessThan(2560L * 1024 * 1024);
	}

	@Test
	@Order(2)
	void eitherGatewayServesTheHomePageOverHttps() {
		for (String gateway : foobar.gateways()) {
			HttpResponse<String> home = site(gateway).get("/", null);

			assertThat(home.statusCode()).isEqualTo(200);
			assertThat(home.headers().firstValue("content-type").orElse("")).startsWith("text/html");
			assertThat(home.body()).contains("navbar-brand");
		}
	}

	@Test
	@Order(2)
	void staticFilesPassTheGatewayCompressedOnceAndMayBeKeptForEver() throws IOException {
		SiteClient site = site(foobar.gateways().getFirst());
		String path = site.get("/", null).body().replaceFirst("(?s).*(/assets/site-[0-9a-f]{32}\\.css).*", "$1");

		HttpResponse<byte[]> file = site.download(path);

		assertThat(file.headers().allValues("content-encoding")).containsExactly("gzip");
		assertThat(file.headers().firstValue("cache-control").orElse("")).contains("immutable");
		try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(file.body()))) {
			assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(site.get(path, null).body());
		}
	}

	@Test
	@Order(3)
	void registeringAndPublishingWorksThroughEitherGateway() {
		for (String gateway : foobar.gateways()) {
			SiteClient site = site(gateway);
			String name = "writer" + gateway.replace(".", "");
			String password = "a password for the test";
			site.post("/api/users", null,
					Map.of("user", Map.of("username", name, "email", name + "@foobar.com", "password", password)), 201);
			token = site
				.post("/api/users/login", null,
						Map.of("user", Map.of("email", name + "@foobar.com", "password", password)), 200)
				.at("/user/token")
				.asString();
			slug = site
				.post("/api/articles", token,
						Map.of("article",
								Map.of("title", "How a row travels", "description", "From " + gateway, "body",
										"Through *everything*.", "tagList", List.of("rows"))),
						201)
				.at("/article/slug")
				.asString();

			assertThat(site.get("/api/articles/" + slug, null).body()).contains("Through *everything*.");
			assertThat(site.get("/api/articles", token).body()).contains(slug);
			assertThat(site.get("/article/" + slug, null).body()).contains("<em>everything</em>");
		}
	}

	@Test
	@Order(4)
	void theArticleHasReachedTheReplica() {
		JsonNode rows = foobar.json("sql", "mysql-replica", "--json",
				"select a.slug, @@global.super_read_only as closed,"
						+ " @@global.read_only as no_writes from article a where a.slug = '" + slug + "'");

		assertThat(rows).hasSize(1);
		assertThat(rows.at("/0/closed").asString()).isEqualTo("1");
		assertThat(foobar.json("sql", "mysql-primary", "--json", "select @@global.super_read_only as closed")
			.at("/0/closed")
			.asString()).isEqualTo("0");
	}

	@Test
	@Order(5)
	void readsRunOnTheReplicaAndWritesOnThePrimary() {
		SiteClient site = site(foobar.gateways().getFirst());
		double reads = decisions("role:replica");
		double writes = decisions("role:primary");

		for (int request = 0; request < 20; request++) {
			assertThat(site.get("/api/articles/" + slug, null).statusCode()).isEqualTo(200);
		}
		assertThat(decisions("role:replica")).isGreaterThanOrEqualTo(reads + 20);
		assertThat(decisions("role:primary")).isEqualTo(writes);

		site.post("/api/articles", token,
				Map.of("article", Map.of("title", "One more", "description", "d", "body", "b")), 201);
		assertThat(decisions("role:primary")).isGreaterThan(writes);
	}

	@Test
	@Order(6)
	void requestsAreSharedEquallyByBothApplicationServers() {
		SiteClient site = site(foobar.gateways().getFirst());
		double first = articleRequests(8111);
		double second = articleRequests(8112);

		for (int request = 0; request < 10; request++) {
			assertThat(site.get("/api/articles/" + slug, null).statusCode()).isEqualTo(200);
		}

		assertThat(articleRequests(8111) - first).isEqualTo(5);
		assertThat(articleRequests(8112) - second).isEqualTo(5);
	}

	@Test
	@Order(7)
	void aPersonRegistersAndPublishesInABrowser() throws Exception {
		assumeThat(Browser.isInstalled()).as("chromium and chromedriver are installed").isTrue();

		try (Browser browser = new Browser(folder.resolve("profile"), foobar.home().resolve("tls/gateway.pem"))) {
			browser.open("/register");
			browser.type("input[name=username]", "Reader One");
			browser.type("input[name=email]", "reader@foobar.com");
			browser.type("input[name=password]", "correct horse");
			browser.clickAndAwait("form button[type=submit]", "/");
			assertThat(browser.texts("nav.navbar a.nav-link")).anyMatch((text) -> text.contains("New Article"));

			browser.open("/editor");
			browser.type("input[name=title]", "Written in a browser");
			browser.type("input[name=description]", "By a person");
			browser.type("textarea[name=body]", "It *works*.");
			browser.clickAndAwait("form button[type=submit]", "/article/written-in-a-browser");

			assertThat(browser.find("h1").getText()).isEqualTo("Written in a browser");
			assertThat(browser.find(".article-content em").getText()).isEqualTo("works");
			browser.open("/");
			assertThat(browser.texts(".article-preview h1")).contains("Written in a browser");
		}
	}

	@Test
	@Order(8)
	void noSecretIsOnACommandLineOrInAnEnvironmentOrInALog() throws IOException {
		List<String> secrets = secrets();
		assertThat(secrets).hasSizeGreaterThanOrEqualTo(6);

		for (ProcessHandle process : new Leftovers(new StackFolders(foobar.home())).find()) {
			for (String file : List.of("cmdline", "environ")) {
				Path path = Path.of("/proc", Long.toString(process.pid()), file);
				assumeThat(Files.isReadable(path)).as("the system shows command lines under /proc").isTrue();
				assertThat(Files.readString(path)).doesNotContain(secrets);
			}
		}
		try (Stream<Path> files = Files.walk(foobar.home())) {
			for (Path log : files.filter((file) -> file.toString().endsWith(".log")).toList()) {
				assertThat(Files.readString(log, StandardCharsets.UTF_8)).as(log.toString()).doesNotContain(secrets);
			}
		}
		assertThat(foobar.run("config", "--json")).doesNotContain(secrets);
	}

	@Test
	@Order(9)
	void noGetFailsWhenAnApplicationServerDies() {
		int before = restarts("app-service-1");

		List<String> failures = failuresWhile(() -> {
			foobar.run("kill", "app-service-1");
			awaitHealthy("app-service-1", before + 1);
		});

		assertThat(failures).isEmpty();
	}

	@Test
	@Order(10)
	void readsGoOnWhenTheReplicaDies() {
		int before = restarts("mysql-replica");

		List<String> failures = failuresWhile(() -> {
			foobar.run("kill", "mysql-replica");
			awaitHealthy("mysql-replica", before + 1);
		});

		assertThat(failures).isEmpty();
	}

	@Test
	@Order(11)
	void whatAPersonStopsStaysStoppedUntilStarted() {
		foobar.run("stop", "web-app-2");
		assertThat(state("web-app-2")).isEqualTo("STOPPED");
		assertThat(site(foobar.gateways().getFirst()).get("/", null).statusCode()).isEqualTo(200);

		foobar.run("start", "web-app-2");
		assertThat(state("web-app-2")).isEqualTo("HEALTHY");
		foobar.run("restart", "web-app-2");
		assertThat(foobar.run("logs", "--tail", "1000", "web-app-2")).contains("WebAppApplication");
	}

	@Test
	@Order(12)
	void aSecondStartSaysThatItRunsAlready() {
		FoobarScript.Outcome outcome = foobar.attempt("up");

		assertThat(outcome.status()).isEqualTo(1);
		assertThat(outcome.err()).contains("The stack is already running (supervisor process");
		assertThat(foobar.run("up", "-d")).contains("services are healthy");
	}

	@Test
	@Order(13)
	void aKilledSupervisorIsReplacedAndNothingIsLost() throws IOException {
		Leftovers leftovers = new Leftovers(new StackFolders(foobar.home()));
		List<Long> before = leftovers.find().stream().map(ProcessHandle::pid).toList();
		ProcessHandle supervisor = ProcessHandle.of(supervisorPid()).orElseThrow();
		supervisor.destroyForcibly();
		await().atMost(RECOVERY).until(() -> !supervisor.isAlive());
		assertThat(foobar.run("ps")).contains("The supervisor was killed");

		foobar.run("up", "-d");

		assertThat(leftovers.find().stream().map(ProcessHandle::pid)).doesNotContainAnyElementsOf(before)
			.hasSameSizeAs(before);
		assertThat(site(foobar.gateways().getFirst()).get("/api/articles/" + slug, null).statusCode()).isEqualTo(200);
	}

	@Test
	@Order(14)
	void nothingIsLeftAfterTheEndAndTheDataIsThereAtTheNextStart() {
		foobar.run("down");

		assertThat(new Leftovers(new StackFolders(foobar.home())).find()).isEmpty();
		for (int port : List.of(8443, 8080, 8101, 8102, 8201, 8202, 8500, 13306, 13307)) {
			assertThat(isOpen(port + FoobarScript.PORT_OFFSET)).as("port %s", port).isFalse();
		}

		foobar.run("up", "-d");
		assertThat(site(foobar.gateways().getFirst()).get("/api/articles/" + slug, null).statusCode()).isEqualTo(200);
	}

	@Test
	@Order(15)
	void forgettingTheDataKeepsTheAuthority() throws IOException {
		byte[] authority = Files.readAllBytes(foobar.home().resolve("tls/ca.pem"));
		assertThat(foobar.home().resolve("data/mysql-primary")).isNotEmptyDirectory();

		foobar.run("down", "--volumes");

		assertThat(foobar.home().resolve("data")).doesNotExist();
		assertThat(foobar.home().resolve("tls/ca.pem")).hasBinaryContent(authority);
	}

	private static SiteClient site(String host) {
		return new SiteClient(foobar.home().resolve("tls/ca.pem"), host);
	}

	/**
	 * Reads article and page in a loop, each on a connection of its own choice, while
	 * something happens.
	 */
	private static List<String> failuresWhile(Runnable event) {
		SiteClient site = site(foobar.gateways().getFirst());
		List<String> failures = new ArrayList<>();
		AtomicBoolean over = new AtomicBoolean();
		int[] requests = new int[1];
		Thread reader = Thread.ofVirtual().start(() -> {
			while (!over.get()) {
				for (String path : List.of("/api/articles/" + slug, "/article/" + slug, "/")) {
					requests[0]++;
					try {
						int status = site.get(path, null).statusCode();
						if (status != 200) {
							failures.add(path + " answered " + status);
						}
					}
					catch (AssertionError ex) {
						failures.add(path + ": " + Objects.toString(ex.getCause()));
					}
				}
			}
		});
		await().atMost(RECOVERY).until(() -> requests[0] > 20);
		event.run();
		int sofar = requests[0];
		await().atMost(RECOVERY).until(() -> requests[0] > sofar + 20);
		over.set(true);
		await().atMost(RECOVERY).until(() -> !reader.isAlive());
		System.out.println(requests[0] + " GETs, " + failures.size() + " failed");
		return failures;
	}

	private static void awaitHealthy(String service, int restarts) {
		await().atMost(RECOVERY).until(() -> restarts(service) >= restarts && state(service).equals("HEALTHY"));
	}

	private static JsonNode status(String service) {
		return foobar.json("ps", "--json")
			.valueStream()
			.filter((each) -> each.get("service").asString().equals(service))
			.findFirst()
			.orElseThrow();
	}

	private static String state(String service) {
		return status(service).get("state").asString();
	}

	private static int restarts(String service) {
		return status(service).get("restarts").asInt();
	}

	private static long supervisorPid() throws IOException {
		return JsonMapper.shared()
			.readTree(Files.readString(foobar.home().resolve("run/supervisor.json")))
			.at("/supervisor/pid")
			.asLong();
	}

	/** How many database decisions both application servers have taken. */
	private static double decisions(String tag) {
		return metric(8111, "db.routing.decisions?tag=" + tag) + metric(8112, "db.routing.decisions?tag=" + tag);
	}

	private static double articleRequests(int managementPort) {
		return metric(managementPort, "http.server.requests?tag=uri:/api/articles/%7Bslug%7D");
	}

	/** The count of a metric, 0 when nothing was counted yet. */
	private static double metric(int managementPort, String name) {
		URI uri = URI
			.create("http://127.0.0.1:" + (managementPort + FoobarScript.PORT_OFFSET) + "/actuator/metrics/" + name);
		try {
			HttpResponse<String> response = PLAIN.send(
					HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5)).build(),
					HttpResponse.BodyHandlers.ofString());
			return (response.statusCode() == 404) ? 0
					: JsonMapper.shared().readTree(response.body()).at("/measurements/0/value").asDouble();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	private static List<String> secrets() throws IOException {
		List<String> secrets = new ArrayList<>();
		try (Stream<Path> files = Files.walk(foobar.home().resolve("secrets"))) {
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				secrets.add(Files.readString(file).strip());
			}
		}
		secrets.add(Files.readAllLines(foobar.home().resolve("tls/gateway-key.pem")).get(1));
		return secrets;
	}

	private static boolean isOpen(int port) {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

}
