package com.foobar.gateway.forwarding;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;

import com.foobar.gateway.tracing.Trace;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * The head of a request as the servers behind the gateway get it. Tells them who the
 * client is, by what the connection shows, and the id and the trace of its request.
 * Whatever a client claims about itself is dropped, and what a trusted proxy claims is
 * told as our own finding: there is one teller.
 */
@Component
final class RequestHead {

	/**
	 * {@code Expect} is no claim, but has been answered here already, as
	 * {@code x-http2-*} has been used up.
	 */
	private static final Set<String> DROPPED = Set.of("forwarded", "x-real-ip", "x-client-ip", "true-client-ip",
			"expect");

	private final ClientAddresses clients;

	RequestHead(ClientAddresses clients) {
		this.clients = clients;
	}

	/** Writes what an instance is told about a request. */
	void write(ServerWebExchange exchange, io.netty.handler.codec.http.HttpHeaders told) {
		ServerHttpRequest request = exchange.getRequest();
		HttpHeaders asked = request.getHeaders();
		Set<String> ofThisHop = HopHeaders.namedBy(asked.getOrEmpty(HttpHeaders.CONNECTION));
		asked.forEach((name, values) -> {
			String lower = name.toLowerCase(Locale.ROOT);
			if (!isDropped(lower) && !HopHeaders.contains(lower, ofThisHop)) {
				told.set(name, values);
			}
		});
		String scheme = schemeOf(request);
		told.set(ClientAddresses.FORWARDED_FOR, textOf(this.clients.of(request)));
		told.set("X-Forwarded-Proto", scheme);
		String host = asked.getFirst(HttpHeaders.HOST);
		if (host != null) {
			told.set("X-Forwarded-Host", host);
		}
		told.set("X-Forwarded-Port", Integer.toString(portOf(request.getURI().getPort(), scheme)));
		String id = RequestId.of(exchange);
		if (id != null) {
			told.set(RequestId.HEADER, id);
		}
		Trace.of(exchange).writeTo(told);
	}

	private static boolean isDropped(String name) {
		return name.startsWith("x-forwarded-") || name.startsWith("x-http2-") || DROPPED.contains(name);
	}

	/** A proxy that ends TLS itself knows better what the client has used. */
	private String schemeOf(ServerHttpRequest request) {
		if (this.clients.isProxy(request)) {
			String told = request.getHeaders().getFirst("X-Forwarded-Proto");
			if (told != null && (told.equals("http") || told.equals("https"))) {
				return told;
			}
		}
		return request.getURI().getScheme();
	}

	private static String textOf(InetAddress client) {
		String address = client.getHostAddress();
		int zone = address.indexOf('%');
		return (zone < 0) ? address : address.substring(0, zone);
	}

	/** The port as the client sees it, which is the one in its {@code Host} header. */
	private static int portOf(int port, String scheme) {
		if (port > 0) {
			return port;
		}
		return "https".equals(scheme) ? 443 : 80;
	}

}
