package com.foobar.gateway.firewall;

import com.foobar.gateway.departure.Notice;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameStreamException;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the streams of an HTTP/2 connection: answers those whose head breaks a
 * rule, and counts connections that the codec ends. Frames have lengths, so that the
 * streams beside a wrong one are as sound as before.
 */
final class Http2Guard extends ChannelInboundHandlerAdapter {

	private final RefusalCounters counters;

	Http2Guard(RefusalCounters counters) {
		this.counters = counters;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (message instanceof Http2HeadersFrame frame) {
			Refusal refusal = refusalOf(frame);
			if (refusal != null) {
				this.counters.count(refusal, context.channel());
				answer(context, frame, refusal);
				return;
			}
			// The same as the authority, which becomes the one Host of the request.
			frame.headers().remove(HttpHeaderNames.HOST);
		}
		context.fireChannelRead(message);
	}

	/**
	 * Counts what the codec has found, which nobody behind needs to know: an attacker
	 * could fill the log with it.
	 */
	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		switch (cause) {
			case Http2FrameStreamException broken -> {
				this.counters.count(Refusal.UNREADABLE, context.channel());
				var unused = context.writeAndFlush(new DefaultHttp2ResetFrame(broken.error()).stream(broken.stream()));
			}
			case Http2Exception farewell -> this.counters.count(
					(farewell.error() == Http2Error.ENHANCE_YOUR_CALM) ? Refusal.FLOOD : Refusal.UNREADABLE,
					context.channel());
			default -> context.fireExceptionCaught(cause);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		switch (event) {
			case Notice notice when notice == Notice.LEAVE -> {
				// The next streams are still served: the client may not have heard yet.
				Http2GoAwayFrame farewell = new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR)
					.setExtraStreamIds(Integer.MAX_VALUE);
				var unused = context.writeAndFlush(farewell);
			}
			case Notice notice -> {
				// Once the streams under way have ended.
				var unused = context.close();
			}
			default -> context.fireUserEventTriggered(event);
		}
	}

	private static @Nullable Refusal refusalOf(Http2HeadersFrame frame) {
		return isTrailer(frame) ? Refusal.TRAILER : HeadRules.of(frame.headers(), frame.isEndStream());
	}

	/** A second head in a stream, which has no method. */
	private static boolean isTrailer(Http2HeadersFrame frame) {
		return frame.isEndStream() && frame.headers().method() == null;
	}

	private static void answer(ChannelHandlerContext context, Http2HeadersFrame frame, Refusal refusal) {
		if (refusal == Refusal.TRAILER) {
			var unused = context
				.writeAndFlush(new DefaultHttp2ResetFrame(Http2Error.PROTOCOL_ERROR).stream(frame.stream()));
			return;
		}
		Http2Headers headers = new DefaultHttp2Headers().status(refusal.status().codeAsText())
			.set(HttpHeaderNames.CACHE_CONTROL, "no-store");
		if (refusal == Refusal.METHOD) {
			headers.set(HttpHeaderNames.ALLOW, HeadRules.METHODS);
		}
		var unusedAnswer = context.write(new DefaultHttp2HeadersFrame(headers, true).stream(frame.stream()));
		if (!frame.isEndStream()) {
			var unusedReset = context.write(new DefaultHttp2ResetFrame(Http2Error.NO_ERROR).stream(frame.stream()));
		}
		context.flush();
	}

}
