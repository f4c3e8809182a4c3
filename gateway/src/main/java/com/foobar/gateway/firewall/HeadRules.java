package com.foobar.gateway.firewall;

import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import org.jspecify.annotations.Nullable;

/**
 * Rules for the head of a request that hold whatever the protocol: one host, a path as
 * target, a known method, no body where it has no meaning, no change of protocol.
 */
final class HeadRules {

	/** Methods that the site has a use for, as the header Allow lists them. */
	static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

	private static final AsciiString HTTP2_SETTINGS = AsciiString.cached("http2-settings");

	/**
	 * An ancient draft of WebSocket, which Netty still takes for a body of eight bytes.
	 */
	private static final AsciiString HIDDEN_BODY = AsciiString.cached("sec-websocket-key1");

	/**
	 * Headers that no client may have removed on the way by naming them in Connection.
	 */
	private static final List<String> ESSENTIAL = List.of("host", "content-length", "transfer-encoding", "content-type",
			"authorization", "cookie", "origin", "expect", "idempotency-key");

	private static final int MAX_HOST = 262;

	private HeadRules() {
	}

	static @Nullable Refusal of(HttpRequest request) {
		String method = request.method().name();
		if (!isMethod(method)) {
			return Refusal.METHOD;
		}
		HttpHeaders headers = request.headers();
		List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
		if (hosts.size() != 1 || !isAuthority(hosts.getFirst())) {
			return Refusal.HOST;
		}
		if (!isTarget(request.uri(), hosts.getFirst())) {
			return Refusal.TARGET;
		}
		if (isBodiless(method) && (headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
				|| isPositive(headers.get(HttpHeaderNames.CONTENT_LENGTH)))) {
			return Refusal.BODY;
		}
		if (headers.contains(HIDDEN_BODY)) {
			return Refusal.BODY;
		}
		String expectation = headers.get(HttpHeaderNames.EXPECT);
		if (expectation != null && !HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expectation)) {
			return Refusal.EXPECTATION;
		}
		return connection(headers);
	}

	private static @Nullable Refusal connection(HttpHeaders headers) {
		for (String options : headers.getAll(HttpHeaderNames.CONNECTION)) {
			if (!options.equals("keep-alive") && !options.equals("close") && removesEssential(options)) {
				return Refusal.CONNECTION;
			}
		}
		if (headers.contains(HTTP2_SETTINGS)) {
			return Refusal.UPGRADE;
		}
		for (String upgrade : headers.getAll(HttpHeaderNames.UPGRADE)) {
			if (AsciiString.containsIgnoreCase(upgrade, "h2c")) {
				return Refusal.UPGRADE;
			}
		}
		return null;
	}

	private static boolean removesEssential(String options) {
		for (String option : options.split(",", -1)) {
			String name = option.strip();
			if (name.regionMatches(true, 0, "x-forwarded-", 0, 12)
					|| ESSENTIAL.stream().anyMatch(name::equalsIgnoreCase)) {
				return true;
			}
		}
		return false;
	}

	static @Nullable Refusal of(Http2Headers headers, boolean complete) {
		CharSequence method = headers.method();
		if (method == null || !isMethod(method)) {
			return Refusal.METHOD;
		}
		Refusal refusal = fields(headers);
		if (refusal != null) {
			return refusal;
		}
		CharSequence authority = headers.authority();
		CharSequence host = headers.get(HttpHeaderNames.HOST);
		if (authority == null || !isAuthority(authority)
				|| (host != null && (headers.getAll(HttpHeaderNames.HOST).size() > 1
						|| !AsciiString.contentEqualsIgnoreCase(host, authority)))) {
			return Refusal.HOST;
		}
		CharSequence path = headers.path();
		if (path == null || path.isEmpty() || path.charAt(0) != '/' || !isTarget(path, authority)) {
			return Refusal.TARGET;
		}
		CharSequence length = headers.get(HttpHeaderNames.CONTENT_LENGTH);
		if (length != null && (headers.getAll(HttpHeaderNames.CONTENT_LENGTH).size() > 1 || !isNumber(length)
				|| (complete && isPositive(length)))) {
			return Refusal.CONTENT_LENGTH;
		}
		if (isBodiless(method) && !complete) {
			return Refusal.BODY;
		}
		return headers.contains(HIDDEN_BODY) ? Refusal.BODY : null;
	}

	/**
	 * HTTP/2 says how long names and values are, so they may carry what HTTP/1 could not.
	 */
	private static @Nullable Refusal fields(Http2Headers headers) {
		for (Map.Entry<CharSequence, CharSequence> header : headers) {
			CharSequence name = header.getKey();
			for (int i = (name.charAt(0) == ':') ? 1 : 0; i < name.length(); i++) {
				if (!Bytes.isToken(name.charAt(i)) || name.charAt(i) == '_') {
					return Refusal.HEADER_NAME;
				}
			}
			CharSequence value = header.getValue();
			for (int i = 0; i < value.length(); i++) {
				if (!Bytes.isValue(value.charAt(i))) {
					return Refusal.HEADER_VALUE;
				}
			}
		}
		return null;
	}

	private static boolean isMethod(CharSequence method) {
		return switch (method.toString()) {
			case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> true;
			default -> false;
		};
	}

	/** The standard gives a body of these no meaning, so servers differ about it. */
	private static boolean isBodiless(CharSequence method) {
		return AsciiString.contentEquals(method, "GET") || AsciiString.contentEquals(method, "HEAD");
	}

	private static boolean isPositive(@Nullable CharSequence length) {
		return length != null && !AsciiString.contentEquals(length, "0");
	}

	private static boolean isNumber(CharSequence length) {
		for (int i = 0; i < length.length(); i++) {
			if (length.charAt(i) < '0' || length.charAt(i) > '9') {
				return false;
			}
		}
		return !length.isEmpty() && length.length() < 18 && (length.charAt(0) != '0' || length.length() == 1);
	}

	/**
	 * A path, or the absolute form for the very host that the request names; with every
	 * percent sign followed by two digits, and none of them hiding a control character.
	 */
	private static boolean isTarget(CharSequence target, CharSequence host) {
		for (int i = 0; i < target.length(); i++) {
			char octet = target.charAt(i);
			if (!Bytes.isTarget(octet) || (octet == '%' && !isEscape(target, i + 1))) {
				return false;
			}
		}
		return (!target.isEmpty() && target.charAt(0) == '/') || isAbsoluteFor(target, host);
	}

	/** Of whatever octet: escaped it is data, of which the site itself makes sense. */
	private static boolean isEscape(CharSequence target, int at) {
		return at + 1 < target.length() && Character.digit(target.charAt(at), 16) >= 0
				&& Character.digit(target.charAt(at + 1), 16) >= 0;
	}

	private static boolean isAbsoluteFor(CharSequence target, CharSequence host) {
		String form = target.toString();
		int scheme = form.regionMatches(true, 0, "https://", 0, 8) ? 8
				: form.regionMatches(true, 0, "http://", 0, 7) ? 7 : -1;
		if (scheme < 0 || !form.regionMatches(true, scheme, host.toString(), 0, host.length())) {
			return false;
		}
		int end = scheme + host.length();
		return end < form.length() && form.charAt(end) == '/';
	}

	/** A name, an IPv4 address or an IPv6 address in brackets, with or without a port. */
	private static boolean isAuthority(CharSequence authority) {
		int length = authority.length();
		if (length == 0 || length > MAX_HOST) {
			return false;
		}
		int at = 0;
		if (authority.charAt(0) == '[') {
			at = 1;
			while (at < length && isAddressPart(authority.charAt(at))) {
				at++;
			}
			if (at < 3 || at == length || authority.charAt(at) != ']') {
				return false;
			}
			at++;
		}
		else {
			while (at < length && isNamePart(authority.charAt(at))) {
				at++;
			}
			if (at == 0) {
				return false;
			}
		}
		return at == length || (authority.charAt(at) == ':' && isPort(authority, at + 1));
	}

	private static boolean isPort(CharSequence authority, int from) {
		int port = 0;
		for (int i = from; i < authority.length(); i++) {
			int digit = authority.charAt(i) - '0';
			if (digit < 0 || digit > 9 || i - from > 4) {
				return false;
			}
			port = port * 10 + digit;
		}
		return port > 0 && port < 65536;
	}

	private static boolean isNamePart(char octet) {
		return (octet >= 'a' && octet <= 'z') || (octet >= 'A' && octet <= 'Z') || (octet >= '0' && octet <= '9')
				|| octet == '.' || octet == '-';
	}

	private static boolean isAddressPart(char octet) {
		return (Character.digit(octet, 16) >= 0 && octet < 128) || octet == ':' || octet == '.';
	}

}
