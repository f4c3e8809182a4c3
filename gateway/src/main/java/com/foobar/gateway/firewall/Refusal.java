package com.foobar.gateway.firewall;

import java.util.Locale;

import io.netty.handler.codec.http.HttpResponseStatus;

/** Why a message is refused before anything behind the door has seen it. */
enum Refusal {

	/** Not {@code METHOD SP target SP version CRLF}, of which HTTP/0.9 is one case. */
	REQUEST_LINE(400),

	/** A well-formed version, but neither 1.0 nor 1.1. */
	VERSION(505),

	/** A method that the site has no use for, such as TRACE or CONNECT. */
	METHOD(405),

	/** A request line that is too long. */
	LINE_TOO_LONG(414),

	/** Headers that are too many or too large. */
	HEADERS_TOO_LARGE(431),

	/**
	 * A header whose name is no token, or has an underscore, which some servers take for
	 * a dash.
	 */
	HEADER_NAME(400),

	/** A header with a control character in its value. */
	HEADER_VALUE(400),

	/** A header that goes on in a second line. */
	FOLDED_HEADER(400),

	/** A line that does not end with CR and LF. */
	LINE_END(400),

	/** A Content-Length that is no plain number, or more than one. */
	CONTENT_LENGTH(400),

	/** A Transfer-Encoding that is not exactly {@code chunked}, or more than one. */
	TRANSFER_ENCODING(400),

	/** A Content-Length and a Transfer-Encoding. */
	TWO_LENGTHS(400),

	/** A chunk with a size that is no plain number, an extension, or a wrong end. */
	CHUNK(400),

	/** Headers after the body. */
	TRAILER(400),

	/** No Host, several, or one that is no host and port. */
	HOST(400),

	/** A target that is no path, or names another host than the Host header. */
	TARGET(400),

	/** A body where the method has no meaning for one. */
	BODY(400),

	/** An attempt to change the protocol inside a connection. */
	UPGRADE(400),

	/** A Connection header that wants headers removed which a server must see. */
	CONNECTION(400),

	/** An expectation other than {@code 100-continue}. */
	EXPECTATION(417),

	/** A request that did not arrive in time. */
	TOO_SLOW(408),

	/** Anything else that the decoder could not read. */
	UNREADABLE(400),

	/**
	 * More resets, settings, pings and the like than an HTTP/2 connection may send, or
	 * more requests at once than an HTTP/1 connection may.
	 */
	FLOOD(400),

	/** A body that goes on long after it was answered. */
	UNWANTED(413),

	/** A client whose address may not come in. */
	ADDRESS(403),

	/** A path that is closed to the client. */
	PATH(403),

	/** A method that the route does not know. */
	ROUTE_METHOD(405),

	/** More connections than one client, or all together, may have open. */
	CONNECTIONS(503),

	/** More requests than one client may send. */
	REQUESTS(429),

	/** More attempts to log in than one client may make. */
	LOGINS(429),

	/** More attempts to register than one client may make. */
	REGISTRATIONS(429);

	private final int status;

	Refusal(int status) {
		this.status = status;
	}

	HttpResponseStatus status() {
		return HttpResponseStatus.valueOf(this.status);
	}

	String reason() {
		return name().toLowerCase(Locale.ROOT);
	}

}
