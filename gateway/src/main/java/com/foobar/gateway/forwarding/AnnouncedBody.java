package com.foobar.gateway.forwarding;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** What a request's head says about its body. */
public final class AnnouncedBody {

	private AnnouncedBody() {
	}

	/**
	 * Whether a body comes after the head. What has neither of these headers has none:
	 * over HTTP/2, too, where the server adds one of them.
	 */
	public static boolean isIn(ServerHttpRequest request) {
		HttpHeaders headers = request.getHeaders();
		return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
	}

}
