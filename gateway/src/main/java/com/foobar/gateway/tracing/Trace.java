package com.foobar.gateway.tracing;

import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/**
 * The trace that a request belongs to, by which it is found in the logs of all servers:
 * the client's if it names one, else a new one. A client may name it, but not decide what
 * is recorded: its flags end here. Costs no more than a few strings, and only when
 * somebody asks.
 */
public final class Trace {

	private static final String PARENT = "traceparent";

	private static final String STATE = "tracestate";

	private static final String ATTRIBUTE = Trace.class.getName();

	private static final int MAX_STATE = 512;

	private static final HexFormat HEX = HexFormat.of();

	private final String id;

	private final String parent;

	private final List<String> state;

	private Trace(String id, List<String> state) {
		this.id = id;
		this.parent = "00-" + id + '-' + HEX.toHexDigits(random()) + "-00";
		this.state = state;
	}

	public static Trace of(ServerWebExchange exchange) {
		Trace known = exchange.getAttribute(ATTRIBUTE);
		if (known != null) {
			return known;
		}
		Trace made = from(exchange.getRequest().getHeaders());
		exchange.getAttributes().put(ATTRIBUTE, made);
		return made;
	}

	static Trace from(HttpHeaders request) {
		List<String> parents = request.getOrEmpty(PARENT);
		String named = (parents.size() == 1) ? TraceParent.traceOf(parents.getFirst()) : null;
		return (named != null) ? new Trace(named, acceptable(request.getOrEmpty(STATE)))
				: new Trace(HEX.toHexDigits(random()) + HEX.toHexDigits(random()), List.of());
	}

	private static List<String> acceptable(List<String> state) {
		int length = 0;
		for (String part : state) {
			length += part.length() + 1;
		}
		return (length <= MAX_STATE + 1) ? state : List.of();
	}

	private static long random() {
		long bits = ThreadLocalRandom.current().nextLong();
		return (bits != 0) ? bits : 1;
	}

	/** What tells it from all other traces: 32 hexadecimal digits. */
	public String id() {
		return this.id;
	}

	/** Puts it on a request to a server behind, in place of what the client sent. */
	public void writeTo(io.netty.handler.codec.http.HttpHeaders request) {
		request.set(PARENT, this.parent);
		request.set(STATE, this.state);
	}

}
