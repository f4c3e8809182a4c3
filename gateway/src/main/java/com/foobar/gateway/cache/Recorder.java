package com.foobar.gateway.cache;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * Looks at the answer of a server when its headers are there, and takes a copy of its
 * body while it passes, if it may be kept. What is not whole is never kept.
 */
final class Recorder extends ServerHttpResponseDecorator {

	private final Fetch fetch;

	Recorder(Fetch fetch) {
		super(fetch.exchange().getResponse());
		this.fetch = fetch;
	}

	@Override
	public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
		HttpStatusCode code = getStatusCode();
		int status = (code != null) ? code.value() : HttpStatus.OK.value();
		Stored instead = this.fetch.insteadOf(status, getHeaders());
		if (instead != null) {
			return Flux.from(body).doOnNext(DataBufferUtils::release).then(Mono.defer(() -> this.fetch.send(instead)));
		}
		Stored kept = getCookies().isEmpty() ? this.fetch.keepable(status, getHeaders()) : null;
		long length = getHeaders().getContentLength();
		if (kept == null || length > this.fetch.maxEntry()) {
			this.fetch.passes(status);
			return super.writeWith(body);
		}
		getHeaders().set(CachedAnswer.STATUS_HEADER, this.fetch.statusWhenKept());
		Copy copy = new Copy(this.fetch.maxEntry());
		return super.writeWith(Flux.from(body).doOnNext(copy::add).doOnComplete(() -> {
			byte[] whole = copy.whole(length);
			if (whole != null) {
				this.fetch.keep(kept.with(whole));
			}
		}));
	}

	/** Answers that come piece by piece, such as events, are not kept. */
	@Override
	public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
		HttpStatusCode code = getStatusCode();
		this.fetch.passes((code != null) ? code.value() : HttpStatus.OK.value());
		return super.writeAndFlushWith(body);
	}

	/** A copy of a body, up to a size. */
	private static final class Copy {

		private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		private final long max;

		private boolean tooLong;

		private Copy(long max) {
			this.max = max;
		}

		private void add(DataBuffer part) {
			int size = part.readableByteCount();
			if (this.tooLong || this.bytes.size() + (long) size > this.max) {
				this.tooLong = true;
				this.bytes.reset();
				return;
			}
			byte[] copy = new byte[size];
			part.toByteBuffer(part.readPosition(), ByteBuffer.wrap(copy), 0, size);
			this.bytes.writeBytes(copy);
		}

		private byte @Nullable [] whole(long announced) {
			boolean whole = !this.tooLong && (announced < 0 || announced == this.bytes.size());
			return whole ? this.bytes.toByteArray() : null;
		}

	}

}
