package com.foobar.gateway.routing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;

import io.netty.handler.timeout.ReadTimeoutException;
import reactor.netty.channel.AbortedException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.server.ResponseStatusException;

/** How one try at one instance ended. */
enum Outcome {

	/** Answered with 1xx or 2xx. */
	SUCCESS,

	/** Answered with 3xx. */
	REDIRECTION,

	/** Answered with 4xx: the client's mistake, not the instance's. */
	CLIENT_ERROR,

	/** Answered with 5xx, but not with one of those below. */
	SERVER_ERROR,

	/** Answered with 502, 503 or 504: not now, or not by this instance. */
	UNAVAILABLE,

	/** No connection could be opened, so nothing was sent. */
	NOT_CONNECTED,

	/** All connections were busy, so nothing was sent. */
	BUSY,

	/** The connection ended before an answer began. */
	CLOSED,

	/** No answer began in time. */
	TIMED_OUT,

	/** The client went away first. */
	CANCELLED,

	/** Anything else, such as a request body that is too large. */
	FAILED;

	static Outcome of(HttpStatusCode status) {
		return switch (status.value() / 100) {
			case 1, 2 -> SUCCESS;
			case 3 -> REDIRECTION;
			case 4 -> CLIENT_ERROR;
			default -> switch (status.value()) {
				case 502, 503, 504 -> UNAVAILABLE;
				default -> SERVER_ERROR;
			};
		};
	}

	static Outcome of(Throwable failure) {
		return switch (failure) {
			case ConnectException refused -> NOT_CONNECTED;
			case NoRouteToHostException unreachable -> NOT_CONNECTED;
			case UnknownHostException unknown -> NOT_CONNECTED;
			case PoolAcquireTimeoutException busy -> BUSY;
			case PoolAcquirePendingLimitException busy -> BUSY;
			case ReadTimeoutException late -> TIMED_OUT;
			case TimeoutException late -> TIMED_OUT;
			case ResponseStatusException late when HttpStatus.GATEWAY_TIMEOUT.equals(late.getStatusCode()) -> TIMED_OUT;
			case IOException closed -> CLOSED;
			case AbortedException closed -> CLOSED;
			default -> FAILED;
		};
	}

	/** Whether the instance did what it is there for, be it a refusal. */
	boolean isService() {
		return this == SUCCESS || this == REDIRECTION || this == CLIENT_ERROR;
	}

	/** Whether the instance has failed a request that it was given. */
	boolean isFailure() {
		return this == SERVER_ERROR || this == UNAVAILABLE || this == CLOSED || this == TIMED_OUT;
	}

	/** Whether the instance cannot have seen the request. */
	boolean nothingSent() {
		return this == NOT_CONNECTED || this == BUSY;
	}

	/** Whether the instance gave no answer: the request may have harmed it. */
	boolean isSilence() {
		return this == CLOSED || this == TIMED_OUT;
	}

	/** Whether another instance may do better. */
	boolean worthAnotherTry() {
		return nothingSent() || isFailure();
	}

}
