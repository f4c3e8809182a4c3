package com.foobar.gateway.firewall;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * Answers for an HTTP/1 connection when one of its messages is refused, and closes it:
 * after the answers to the requests before, and never inside one.
 */
final class RequestGuard extends ChannelDuplexHandler {

	private final RefusalCounters counters;

	private final boolean encrypted;

	/** Requests that have been passed on and have no complete answer yet. */
	private int underWay;

	private boolean answerBegun;

	/** The request that came last has not ended yet. */
	private boolean insideRequest;

	private @Nullable Refusal refused;

	/**
	 * Makes one for a connection.
	 * @param encrypted whether it leads to servers; in the clear nobody is behind, and
	 * clients may offer another protocol, which nobody takes up
	 */
	RequestGuard(RefusalCounters counters, boolean encrypted) {
		this.counters = counters;
		this.encrypted = encrypted;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (this.refused != null) {
			ReferenceCountUtil.release(message);
			return;
		}
		Refusal refusal = refusalOf(message);
		if (refusal != null) {
			ReferenceCountUtil.release(message);
			refuse(context, refusal);
			return;
		}
		if (message instanceof HttpRequest) {
			this.underWay++;
			this.insideRequest = true;
		}
		if (message instanceof LastHttpContent) {
			this.insideRequest = false;
		}
		context.fireChannelRead(message);
	}

	private @Nullable Refusal refusalOf(Object message) {
		if (message instanceof Refusal refusal) {
			return refusal;
		}
		if (message instanceof DecoderResultProvider part && part.decoderResult().isFailure()) {
			return switch (part.decoderResult().cause()) {
				case TooLongHttpLineException tooLong -> Refusal.LINE_TOO_LONG;
				case TooLongHttpHeaderException tooLong -> Refusal.HEADERS_TOO_LARGE;
				case Throwable unreadable -> Refusal.UNREADABLE;
			};
		}
		Refusal refusal = (message instanceof HttpRequest request) ? HeadRules.of(request) : null;
		return (refusal == Refusal.UPGRADE && !this.encrypted) ? null : refusal;
	}

	private void refuse(ChannelHandlerContext context, Refusal refusal) {
		this.refused = refusal;
		this.counters.count(refusal, context.channel());
		if (this.underWay == 0 || (this.insideRequest && this.underWay == 1 && !this.answerBegun)) {
			answer(context, refusal);
		}
		else if (this.insideRequest) {
			var unused = context.close();
		}
	}

	private static void answer(ChannelHandlerContext context, Refusal refusal) {
		FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, refusal.status(),
				Unpooled.EMPTY_BUFFER);
		response.headers()
			.set(HttpHeaderNames.CONTENT_LENGTH, HttpHeaderValues.ZERO)
			.set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
			.set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
		if (refusal == Refusal.METHOD) {
			response.headers().set(HttpHeaderNames.ALLOW, HeadRules.METHODS);
		}
		context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpResponse response) {
			if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
				var unused = context.write(message, promise);
				return;
			}
			this.answerBegun = true;
		}
		boolean last = message instanceof LastHttpContent;
		var unused = context.write(message, promise);
		if (last) {
			this.answerBegun = false;
			this.underWay--;
			Refusal waiting = this.refused;
			if (waiting != null && this.underWay == 0) {
				answer(context, waiting);
			}
		}
	}

}
