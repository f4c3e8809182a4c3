package com.foobar.localstack.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import com.foobar.localstack.secret.Secrets;
import com.foobar.localstack.stack.Endpoint;
import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The way from the command line to the balancer of a gateway. */
class GatewayBalancersTests {

	private static final ServiceLayout INSTANCE = new ServiceLayout("web-app-2", ServiceKind.WEB_APP, List.of(),
			List.of());

	private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();

	private volatile int status = 200;

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path home;

	@SuppressWarnings("NullAway.Init") // set before each test
	private HttpServer server;

	@BeforeEach
	void listen() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	private void answer(HttpExchange exchange) throws IOException {
		this.asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
				+ exchange.getRequestHeaders().getFirst("Authorization") + " "
				+ new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
		byte[] body = "{\"upstreams\":[{\"name\":\"web-app\"}]}".getBytes(StandardCharsets.UTF_8);
		exchange.sendResponseHeaders(this.status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	@AfterEach
	void stop() {
		this.server.stop(0);
	}

	@Test
	void asksWithoutASecret() {
		assertThat(balancers().upstreams(gateway()).get(0).path("name").asString()).isEqualTo("web-app");
		assertThat(this.asked).containsExactly("GET /actuator/balancer null ");
	}

	@Test
	void changesWithTheSecretOfTheGateways() {
		String secret = GatewayBalancers.secret(new Secrets(new StackFolders(this.home)));

		balancers().change(gateway(), INSTANCE, Map.of("change", "drain"));

		assertThat(this.asked)
			.containsExactly("POST /actuator/balancer/web-app/web-app-2 Bearer " + secret + " {\"change\":\"drain\"}");
	}

	@ParameterizedTest
	@CsvSource({ "401, runs with other settings", "403, runs with other settings", "404, runs with other settings",
			"400, refuses (400)", "500, refuses (500)" })
	void saysWhatToDoWhenItIsRefused(int refusal, String sentence) {
		this.status = refusal;

		assertThatExceptionOfType(StackException.class)
			.isThrownBy(() -> balancers().change(gateway(), INSTANCE, Map.of("change", "drain")))
			.withMessageStartingWith("gateway-1 " + sentence);
	}

	@Test
	void saysWhichGatewayDoesNotAnswer() {
		ServiceLayout gateway = gateway();
		this.server.stop(0);

		assertThatExceptionOfType(StackException.class).isThrownBy(() -> balancers().upstreams(gateway))
			.withMessageStartingWith("gateway-1 does not answer at 127.0.0.1:");
	}

	private GatewayBalancers balancers() {
		return new GatewayBalancers(new StackFolders(this.home));
	}

	private ServiceLayout gateway() {
		return new ServiceLayout("gateway-1", ServiceKind.GATEWAY, List.of(),
				List.of(new Endpoint(StackLayout.MANAGEMENT, "127.0.0.1", this.server.getAddress().getPort())));
	}

}
