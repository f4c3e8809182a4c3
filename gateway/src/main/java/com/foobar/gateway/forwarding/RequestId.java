package com.foobar.gateway.forwarding;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.web.server.ServerWebExchange;

/** The name under which a request is found in the logs of every server that it passes. */
public final class RequestId {

	static final String HEADER = "X-Request-Id";

	private static final String ATTRIBUTE = RequestId.class.getName();

	/** What a client may choose: nothing that could break a line of a log. */
	private static final Pattern ACCEPTABLE = Pattern.compile("[A-Za-z0-9._-]{8,64}");

	private RequestId() {
	}

	static String give(ServerWebExchange exchange) {
		String wanted = exchange.getRequest().getHeaders().getFirst(HEADER);
		String id = (wanted != null && ACCEPTABLE.matcher(wanted).matches()) ? wanted
				: HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
		exchange.getAttributes().put(ATTRIBUTE, id);
		return id;
	}

	public static @Nullable String of(ServerWebExchange exchange) {
		return exchange.getAttribute(ATTRIBUTE);
	}

}
