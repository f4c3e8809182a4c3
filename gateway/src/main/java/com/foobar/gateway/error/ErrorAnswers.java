package com.foobar.gateway.error;

import java.nio.charset.StandardCharsets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers for the servers behind when they cannot: as JSON below {@code /api}, else as a
 * page.
 */
@Component
@Order(ErrorAnswers.ORDER)
final class ErrorAnswers implements ErrorWebExceptionHandler {

	/** Before the framework's own handler, whose answers have no body. */
	static final int ORDER = -10;

	private static final Logger logger = LoggerFactory.getLogger(ErrorAnswers.class);

	private static final MediaType PAGE = new MediaType("text", "html", StandardCharsets.UTF_8);

	/**
	 * A failed instance is back, or its restart is noticed, within about this many
	 * seconds.
	 */
	private static final String RETRY_AFTER_SECONDS = "2";

	@Override
	public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
		ServerHttpResponse response = exchange.getResponse();
		if (response.isCommitted()) {
			return Mono.error(failure);
		}
		ServerHttpRequest request = exchange.getRequest();
		Problem problem = Problem.of(failure);
		if (problem.isServerTrouble()) {
			logger.warn("{}{} {} ends with {}: {}", exchange.getLogPrefix(), request.getMethod(),
					request.getURI().getRawPath(), problem.status(), failure.toString());
		}
		response.getHeaders().clear();
		if (failure instanceof ErrorResponse refusal) {
			response.getHeaders().putAll(refusal.getHeaders());
		}
		response.setStatusCode(HttpStatusCode.valueOf(problem.status()));
		byte[] body = body(request, response.getHeaders(), problem);
		response.getHeaders().setContentLength(body.length);
		if (HttpMethod.HEAD.equals(request.getMethod())) {
			return response.setComplete();
		}
		DataBuffer buffer = response.bufferFactory().wrap(body);
		return response.writeWith(Mono.just(buffer));
	}

	private static byte[] body(ServerHttpRequest request, HttpHeaders headers, Problem problem) {
		headers.setCacheControl("no-store");
		if (problem.status() == Problem.UNAVAILABLE) {
			headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
		}
		String content;
		String path = request.getPath().value();
		if (path.equals("/api") || path.startsWith("/api/")) {
			headers.setContentType(MediaType.APPLICATION_JSON);
			content = "{\"errors\":{\"" + problem.key() + "\":[\"" + problem.message() + "\"]}}";
		}
		else {
			headers.setContentType(PAGE);
			headers.set("Content-Security-Policy", ErrorPage.CONTENT_SECURITY_POLICY);
			content = ErrorPage.of(problem);
		}
		return content.getBytes(StandardCharsets.UTF_8);
	}

}
