package com.foobar.gateway.door;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import com.foobar.gateway.eventloop.EventLoopTimers;
import io.netty.channel.ChannelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ResponseStatusException;

/**
 * A request whose body is still on its way. What goes wrong with that is the client's
 * doing, and must not look like the failure of an instance: 413 when it is too large, 408
 * when it does not arrive in time, 400 when it breaks off.
 */
final class ArrivingRequest extends ServerHttpRequestDecorator {

	private static final Logger logger = LoggerFactory.getLogger(ArrivingRequest.class);

	/**
	 * Where Reactor looks for what to do with failures that come too late. Reactor Netty
	 * tells of one twice when the answer to it is written at once.
	 */
	private static final Context TOLD_ALREADY = Context.of("reactor.onErrorDropped.local",
			(Consumer<Throwable>) (failure) -> logger.debug("Told already: {}", failure.toString()));

	private final long max;

	private final Duration longestPause;

	private final EventLoopTimers timers;

	/**
	 * Creates the request.
	 * @param max largest body, in bytes
	 * @param longestPause how long each part is waited for
	 */
	ArrivingRequest(ServerHttpRequest request, long max, Duration longestPause, EventLoopTimers timers) {
		super(request);
		this.max = max;
		this.longestPause = longestPause;
		this.timers = timers;
	}

	@Override
	public Flux<DataBuffer> getBody() {
		return Flux.defer(() -> {
			long[] size = { 0 };
			Flux<DataBuffer> parts = super.getBody().contextWrite(TOLD_ALREADY);
			return this.timers.limitPauses(parts, this.longestPause, getDelegate())
				.onErrorMap(ArrivingRequest::refusal)
				.handle((part, sink) -> {
					size[0] += part.readableByteCount();
					if (size[0] > this.max) {
						DataBufferUtils.release(part);
						sink.error(tooLarge());
					}
					else {
						sink.next(part);
					}
				});
		});
	}

	static ResponseStatusException tooLarge() {
		return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
	}

	/** The server's limit for a whole request has no public type of its own. */
	private static ResponseStatusException refusal(Throwable failure) {
		boolean late = failure instanceof TimeoutException || failure instanceof ChannelException;
		return new ResponseStatusException(late ? HttpStatus.REQUEST_TIMEOUT : HttpStatus.BAD_REQUEST, null, failure);
	}

}
