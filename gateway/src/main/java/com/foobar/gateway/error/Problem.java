package com.foobar.gateway.error;

import java.net.ConnectException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

import io.netty.handler.timeout.ReadTimeoutException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;

/**
 * What a client is told: never the cause, only what it can do.
 *
 * @param status status code of the answer
 * @param key what is wrong, as the API names it
 * @param message what is wrong with it, as the API words it
 * @param title the same as the headline of a page
 * @param advice the same as a sentence for people
 */
record Problem(int status, String key, String message, String title, String advice) {

	static final int UNAVAILABLE = 503;

	static Problem of(Throwable failure) {
		return switch (failure) {
			case ResponseStatusException refusal -> of(refusal.getStatusCode());
			case PoolAcquireTimeoutException busy -> serverTrouble(UNAVAILABLE);
			case RejectedExecutionException busy -> serverTrouble(UNAVAILABLE);
			case ConnectException refused -> serverTrouble(UNAVAILABLE);
			case TimeoutException late -> serverTrouble(504);
			case ReadTimeoutException late -> serverTrouble(504);
			default -> serverTrouble(502);
		};
	}

	private static Problem of(HttpStatusCode status) {
		return switch (status.value()) {
			case 403 -> new Problem(403, "access", "is not allowed", "Not open to you",
					"This address is closed to the network that you come from.");
			case 404 -> new Problem(404, "resource", "not found", "Not found", "There is nothing at this address.");
			case 405 -> new Problem(405, "method", "is not allowed here", "Not possible here",
					"This address does not offer what you tried to do with it.");
			case 408 -> new Problem(408, "body", "did not arrive in time", "Too slow",
					"What you sent did not arrive in time. Please try again when your connection is better.");
			case 413 -> new Problem(413, "body", "is too large", "Too large",
					"What you sent is larger than this site accepts.");
			case 421 -> new Problem(421, "host", "is not served here", "Wrong address",
					"This server does not serve the site that you asked for.");
			case 429 -> new Problem(429, "requests", "were too many, try later", "Too many requests",
					"Your network has sent more than this site accepts. Please try again in a few seconds.");
			case 503, 504 -> serverTrouble(status.value());
			default -> status.is4xxClientError() ? new Problem(status.value(), "request", "is invalid",
					"Not understood", "The request makes no sense to this site.") : serverTrouble(502);
		};
	}

	private static Problem serverTrouble(int status) {
		return new Problem(status, "server", "is unavailable, try again", "Back in a moment",
				"The site cannot answer just now. Please try again in a few seconds.");
	}

	boolean isServerTrouble() {
		return this.status >= 500;
	}

}
