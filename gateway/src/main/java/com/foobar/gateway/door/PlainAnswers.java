package com.foobar.gateway.door;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import com.foobar.gateway.acme.Challenges;
import com.foobar.gateway.configuration.GatewayProperties;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.stereotype.Component;

/**
 * What is answered over plain HTTP. Pages are redirected. The API is refused, because a
 * client whose token has just crossed the network readable should notice; and so is any
 * other method, whose body has crossed it already.
 */
@Component
final class PlainAnswers implements BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> {

	private static final Set<HttpMethod> REDIRECTED = Set.of(HttpMethod.GET, HttpMethod.HEAD);

	private static final int DEFAULT_HTTPS_PORT = 443;

	private static final int MAX_TARGET = 4096;

	private final KnownHosts hosts;

	private final int httpsPort;

	private final Challenges challenges;

	PlainAnswers(KnownHosts hosts, GatewayProperties properties, Challenges challenges) {
		this.hosts = hosts;
		this.httpsPort = properties.publicHttpsPort();
		this.challenges = challenges;
	}

	@Override
	public Publisher<Void> apply(HttpServerRequest request, HttpServerResponse response) {
		List<String> named = request.requestHeaders().getAll(HttpHeaderNames.HOST);
		Optional<String> host = this.hosts.recognise(named);
		String target = request.uri();
		if (HttpMethod.GET.equals(request.method()) && this.challenges.isAbout(target)) {
			return prove(target, response);
		}
		if (host.isEmpty() || !target.startsWith("/") || target.length() > MAX_TARGET) {
			return refuse(response, HttpResponseStatus.BAD_REQUEST, "request", "is not for this site");
		}
		if (isApi(target) || !REDIRECTED.contains(request.method())) {
			return refuse(response, HttpResponseStatus.FORBIDDEN, "scheme", "must be https");
		}
		String port = (this.httpsPort != DEFAULT_HTTPS_PORT) ? ":" + this.httpsPort : "";
		return response.status(HttpResponseStatus.PERMANENT_REDIRECT)
			.header(HttpHeaderNames.LOCATION, "https://" + host.get() + port + target)
			.header(HttpHeaderNames.CONTENT_LENGTH, "0")
			.send();
	}

	/** Over plain HTTP because the authority insists on it; what it fetches is public. */
	private Publisher<Void> prove(String target, HttpServerResponse response) {
		return this.challenges.answerTo(target)
			.map((proof) -> Unpooled.copiedBuffer(proof, StandardCharsets.US_ASCII))
			.flatMap((proof) -> response.header(HttpHeaderNames.CONTENT_TYPE, "application/octet-stream")
				.header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(proof.readableBytes()))
				.sendObject(proof)
				.then()
				.thenReturn(true))
			.switchIfEmpty(Mono.defer(() -> response.sendNotFound().thenReturn(true)))
			.then();
	}

	private static boolean isApi(String target) {
		return target.equals("/api") || target.startsWith("/api/") || target.startsWith("/api?");
	}

	private static Publisher<Void> refuse(HttpServerResponse response, HttpResponseStatus status, String key,
			String message) {
		return response.status(status)
			.keepAlive(false)
			.header(HttpHeaderNames.CONTENT_TYPE, "application/json")
			.sendString(Mono.just("{\"errors\":{\"" + key + "\":[\"" + message + "\"]}}"));
	}

}
