package com.foobar.gateway.cache;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import com.foobar.gateway.configuration.CacheProperties;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.util.unit.DataSize;
import org.springframework.web.server.ServerWebExchange;

/** A cache before a server whose answers, and whose time, a test decides. */
final class Site {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	final Store store;

	final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	/** Requests as they reached the server. */
	final List<HttpHeaders> asked = new ArrayList<>();

	private final CacheFilter cache;

	private long now = Long.MAX_VALUE - 1;

	private int status = 200;

	private HttpHeaders headers = new HttpHeaders();

	private Flux<String> body = Flux.just("body");

	private boolean down;

	private Function<Mono<Void>, Mono<Void>> pace = Function.identity();

	Site() {
		this(new CacheProperties(true, DataSize.ofKilobytes(64), DataSize.ofKilobytes(1), Duration.ofSeconds(10)));
	}

	Site(CacheProperties settings) {
		this.store = new Store(settings);
		this.cache = new CacheFilter(settings, this.store, new CacheMeters(this.registry, this.store), () -> this.now);
	}

	Site answers(int code, String... headerLines) {
		this.status = code;
		this.headers = new HttpHeaders();
		for (int i = 0; i < headerLines.length; i += 2) {
			this.headers.add(headerLines[i], headerLines[i + 1]);
		}
		return this;
	}

	Site answers(String cacheControl) {
		return answers(200, "Cache-Control", cacheControl);
	}

	Site withBody(Flux<String> parts) {
		this.body = parts;
		return this;
	}

	Site isDown() {
		this.down = true;
		return this;
	}

	/** Changes when, or whether, the server has answered. */
	Site atPace(Function<Mono<Void>, Mono<Void>> wanted) {
		this.pace = wanted;
		return this;
	}

	void passes(Duration time) {
		this.now += time.toNanos();
	}

	MockServerHttpResponse get(String... headerLines) {
		return ask(request("GET", "/assets/site.css", headerLines));
	}

	MockServerHttpResponse ask(MockServerHttpRequest request) {
		MockServerWebExchange exchange = MockServerWebExchange.from(request);
		handle(exchange).block(PATIENCE);
		return exchange.getResponse();
	}

	Mono<Void> handle(MockServerWebExchange exchange) {
		return this.cache.filter(exchange, this::serve);
	}

	static MockServerHttpRequest request(String method, String target, String... headerLines) {
		MockServerHttpRequest.BodyBuilder request = MockServerHttpRequest.method(HttpMethod.valueOf(method),
				"https://www.foobar.com" + target);
		request.header("Host", "www.foobar.com");
		for (int i = 0; i < headerLines.length; i += 2) {
			request.header(headerLines[i], headerLines[i + 1]);
		}
		return request.build();
	}

	private Mono<Void> serve(ServerWebExchange exchange) {
		this.asked.add(exchange.getRequest().getHeaders());
		if (this.down) {
			return Mono.error(new ConnectException("nobody is there"));
		}
		return this.pace.apply(Mono.defer(() -> write(exchange.getResponse())));
	}

	private Mono<Void> write(ServerHttpResponse response) {
		response.setStatusCode(HttpStatusCode.valueOf(this.status));
		response.getHeaders().putAll(this.headers);
		Flux<DataBuffer> parts = this.body
			.map((part) -> DefaultDataBufferFactory.sharedInstance.wrap(part.getBytes(StandardCharsets.UTF_8)));
		return response.writeWith((this.status == 304) ? Flux.empty() : parts);
	}

	double count(Result result) {
		return this.registry.get("foobar.gateway.cache.requests")
			.tag("result", result.name().toLowerCase(Locale.ROOT))
			.counter()
			.count();
	}

	static String bodyOf(MockServerHttpResponse response) {
		@Nullable String body = response.getBodyAsString().block(PATIENCE);
		return (body != null) ? body : "";
	}

}
