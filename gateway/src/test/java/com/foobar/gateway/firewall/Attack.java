package com.foobar.gateway.firewall;

import java.nio.charset.StandardCharsets;
import java.util.List;

import com.foobar.gateway.support.Client;

/**
 * A message that a careless parser reads in another way than a strict one.
 *
 * @param name what it is called, or does
 * @param status status that refuses it
 * @param message its bytes, one in each character
 */
record Attack(String name, int status, String message) {

	private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n";

	static final List<Attack> ALL = List.of(
			// Two lengths
			post("CL.TE", "0\r\n\r\n" + SMUGGLED, "Content-Length: 6", "Transfer-Encoding: chunked"),
			post("TE.CL", "5\r\nhello\r\n0\r\n\r\n", "Transfer-Encoding: chunked", "Content-Length: 4"),
			post("TE.0: chunked and a length of zero", "0\r\n\r\n", "Transfer-Encoding: chunked", "Content-Length: 0"),
			post("two lengths that differ", "hello!", "Content-Length: 5", "Content-Length: 6"),
			post("two lengths that agree", "hello", "Content-Length: 5", "Content-Length: 5"),
			post("a list of lengths", "hello", "Content-Length: 5, 5"),
			post("a length with a sign", "hello", "Content-Length: +5"),
			post("a negative length", "hello", "Content-Length: -5"),
			post("a length in hexadecimal", "hello", "Content-Length: 0x5"),
			post("a length with a leading zero", "hello", "Content-Length: 05"),
			post("a length with a fraction", "hello", "Content-Length: 5.0"),
			post("a length with a space inside", "hello", "Content-Length: 5 0"),
			post("an empty length", "hello", "Content-Length:"),
			post("a length beyond 64 bits", "hello", "Content-Length: 18446744073709551621"),
			post("a length in quotes", "hello", "Content-Length: \"5\""),
			// Transfer codings
			post("a coding before chunked", "0\r\n\r\n", "Transfer-Encoding: gzip, chunked"),
			post("chunked before another coding", "0\r\n\r\n", "Transfer-Encoding: chunked, identity"),
			post("an unknown coding", "hello", "Transfer-Encoding: xchunked"),
			post("chunked cut short", "hello", "Transfer-Encoding: chunke"),
			post("identity", "hello", "Transfer-Encoding: identity"),
			post("chunked twice in a list", "0\r\n\r\n", "Transfer-Encoding: chunked, chunked"),
			post("chunked twice in two headers", "0\r\n\r\n", "Transfer-Encoding: chunked",
					"Transfer-Encoding: chunked"),
			post("chunked and a nameless coding", "0\r\n\r\n", "Transfer-Encoding: chunked,"),
			post("chunked with a vertical tab", "0\r\n\r\n", "Transfer-Encoding: \u000bchunked"),
			post("chunked with a NUL", "0\r\n\r\n", "Transfer-Encoding: chunked\0"),
			post("chunked in quotes", "0\r\n\r\n", "Transfer-Encoding: \"chunked\""),
			post("chunked with a parameter", "0\r\n\r\n", "Transfer-Encoding: chunked;q=1"),
			post("an empty coding", "0\r\n\r\n", "Transfer-Encoding:"),
			raw("chunks in HTTP/1.0", 400,
					"POST /api/users HTTP/1.0\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
			// Chunks
			chunks("a chunk size that is no number", "g\r\n\r\n"),
			chunks("a chunk size with a sign", "+5\r\nhello\r\n0\r\n\r\n"),
			chunks("a negative chunk size", "-1\r\nhello\r\n0\r\n\r\n"),
			chunks("a chunk size with 0x", "0x5\r\nhello\r\n0\r\n\r\n"),
			chunks("a chunk size beyond 64 bits", "10000000000000005\r\nhello\r\n0\r\n\r\n"),
			chunks("a chunk size with spaces after it", "5  \r\nhello\r\n0\r\n\r\n"),
			chunks("a chunk size with a space before it", " 5\r\nhello\r\n0\r\n\r\n"),
			chunks("an empty chunk size", "\r\nhello\r\n0\r\n\r\n"),
			chunks("a chunk extension", "5;a=b\r\nhello\r\n0\r\n\r\n"),
			chunks("a chunk extension that a line feed ends", "5;\nhello\r\n0\r\n\r\n"),
			chunks("a chunk extension without a name", "5;\r\nhello\r\n0\r\n\r\n"),
			chunks("a chunk that is longer than it says", "5\r\nhello!\r\n0\r\n\r\n"),
			chunks("a chunk whose end is no line end", "5\r\nhelloXX0\r\n\r\n"),
			chunks("a chunk size that a line feed ends", "5\nhello\r\n0\r\n\r\n"),
			chunks("a chunk that a line feed ends", "5\r\nhello\n0\r\n\r\n"),
			chunks("a wrong second chunk", "5\r\nhello\r\nxyz\r\n" + SMUGGLED),
			chunks("a trailer", "0\r\nContent-Length: 50\r\n\r\n"),
			chunks("a trailer that begins a request", "0\r\n" + SMUGGLED),
			// Lines
			get("a folded header", "X-One: a\r\n b"), get("a header folded by a tab", "X-One: a\r\n\tb"),
			post("a folded coding", "0\r\n\r\n", "Transfer-Encoding:\r\n chunked"),
			raw("a first header that is folded", 400, "GET / HTTP/1.1\r\n Host: localhost\r\n\r\n"),
			get("a bare line feed", "X-One: a\nX-Two: b"), get("a bare carriage return", "X-One: a\rX-Two: b"),
			raw("a request line that a line feed ends", 400, "GET / HTTP/1.1\nHost: localhost\r\n\r\n"),
			raw("a head that a line feed ends", 400, "GET / HTTP/1.1\r\nHost: localhost\r\n\n"),
			raw("line feeds alone", 400, "GET / HTTP/1.1\nHost: localhost\n\n"),
			raw("two empty lines before a request", 400, "\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			// Names and values
			post("a space before the colon", "0\r\n\r\n", "Transfer-Encoding : chunked"),
			get("a tab before the colon", "X-One\t: a"), get("a space inside a name", "X One: a"),
			get("a header without a colon", "X-One"), get("a header without a name", ": a"),
			get("a NUL in a name", "X-O\0ne: a"), get("a NUL in a value", "X-One: a\0b"),
			get("a control character in a value", "X-One: a\u0001b"), get("a delete in a value", "X-One: a\u007fb"),
			get("a name outside ASCII", "X-\u00d6ne: a"),
			post("an underscore for a dash", "hello", "Content_Length: 5"), get("a name in brackets", "X(One): a"),
			// The request line
			raw("HTTP/0.9", 400, "GET /\r\n"), raw("HTTP/0.9 with headers", 400, "GET /\r\nHost: localhost\r\n\r\n"),
			raw("HTTP/2.0 in words", 505, "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n"),
			raw("the preface of HTTP/2", 505, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
			raw("HTTP/1.2", 505, "GET / HTTP/1.2\r\nHost: localhost\r\n\r\n"),
			raw("a version with two digits", 400, "GET / HTTP/1.10\r\nHost: localhost\r\n\r\n"),
			raw("a version in lower case", 400, "GET / http/1.1\r\nHost: localhost\r\n\r\n"),
			raw("two spaces before the target", 400, "GET  / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("two spaces before the version", 400, "GET /  HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("a tab for a space", 400, "GET\t/ HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("a space after the version", 400, "GET / HTTP/1.1 \r\nHost: localhost\r\n\r\n"),
			raw("a space before the method", 400, " GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("a space inside the target", 400, "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("a NUL in the target", 400, "GET /a\0b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("half an escape in the target", 400, "GET /a%2 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("a fragment in the target", 400, "GET /a#b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("a backslash in the target", 400, "GET /\\evil HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("bytes outside ASCII in the target", 400, "GET /\u00f6 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("a target without a slash", 400, "GET api/tags HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("a target that is a question", 400, "GET ?a=b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("a method in lower case", 400, "get / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("a method with a NUL", 400, "GE\0T / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("TLS inside TLS", 400, "\u0016\u0003\u0001\0\u00a5\u0001\0\0"),
			// Methods
			raw("TRACE", 405, "TRACE / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("CONNECT", 405, "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n"),
			raw("a method of WebDAV", 405, "PROPFIND / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			// Hosts
			raw("no host", 400, "GET / HTTP/1.1\r\n\r\n"), raw("no host in HTTP/1.0", 400, "GET / HTTP/1.0\r\n\r\n"),
			get("two hosts", "Host: evil.example"), get("the same host twice", "Host: localhost"),
			host("an empty host", ""), host("a host with a user", "localhost@evil.example"),
			host("a host with a path", "localhost/evil"), host("a list of hosts", "localhost, evil.example"),
			host("a host with a space", "localhost evil.example"), host("a port that is no number", "localhost:8o80"),
			host("a port that is too large", "localhost:65536"), host("half an address", "[::1"),
			raw("an absolute target for another host", 400,
					"GET https://evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("an absolute target with a user", 400,
					"GET https://localhost@evil.example/ HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("an absolute target of another scheme", 400,
					"GET ftp://localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			raw("the asterisk", 400, "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			// Bodies, protocols, hops
			raw("GET with a body", 400, "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 43\r\n\r\n" + SMUGGLED),
			raw("HEAD with a body", 400, "HEAD / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello"),
			raw("GET with chunks", 400,
					"GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
			get("an upgrade to h2c",
					"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ"),
			get("an upgrade to h2c among others", "Connection: Upgrade\r\nUpgrade: websocket, h2c"),
			get("the hidden body of an ancient WebSocket", "Sec-WebSocket-Key1: 1\r\nSec-WebSocket-Key2: 2"),
			post("a hop that removes the length", "hello", "Connection: close, Content-Length", "Content-Length: 5"),
			get("a hop that removes the host", "Connection: Host"),
			get("a hop that removes who the client is", "Connection: X-Forwarded-For"),
			post("an unknown expectation", "hello", 417, "Expect: 200-ok", "Content-Length: 5"),
			// Sizes
			raw("a target that is too long", 414, "GET /" + "a".repeat(9000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"),
			get("a header that is too large", 431, "X-One: " + "a".repeat(17_000)),
			get("too many headers", 431, "X-One: a\r\n".repeat(100) + "X-Two: b"));

	private static Attack raw(String name, int status, String message) {
		return new Attack(name, status, message);
	}

	private static Attack get(String name, String header) {
		return get(name, 400, header);
	}

	private static Attack get(String name, int status, String header) {
		return raw(name, status, Client.lines("GET /api/tags HTTP/1.1", "Host: localhost", header, ""));
	}

	private static Attack host(String name, String host) {
		return raw(name, 400, Client.lines("GET /api/tags HTTP/1.1", "Host: " + host, ""));
	}

	private static Attack post(String name, String body, String... headers) {
		return post(name, body, 400, headers);
	}

	private static Attack post(String name, String body, int status, String... headers) {
		return raw(name, status,
				Client.lines("POST /api/users HTTP/1.1", "Host: localhost") + Client.lines(headers) + "\r\n" + body);
	}

	private static Attack chunks(String name, String body) {
		return post(name, body, "Transfer-Encoding: chunked");
	}

	byte[] bytes() {
		return this.message.getBytes(StandardCharsets.ISO_8859_1);
	}

	@Override
	public String toString() {
		return this.name;
	}

}
