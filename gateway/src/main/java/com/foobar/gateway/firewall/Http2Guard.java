package com.foobar.gateway.firewall;

import com.foobar.gateway.configuration.Http2Properties;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2PingFrame;
import io.netty.handler.codec.http2.Http2PriorityFrame;
import io.netty.handler.codec.http2.Http2SettingsAckFrame;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;

/**
 * Stands before the streams of an HTTP/2 connection: answers those whose head breaks a
 * rule, and ends a connection that sends too many frames which cost it nothing. Frames
 * have lengths, so that the streams beside a wrong one are as sound as before.
 */
final class Http2Guard extends ChannelInboundHandlerAdapter {

	private final RefusalCounters counters;

	private final Http2Properties limits;

	private long windowBegan = System.nanoTime();

	private int controlFrames;

	private boolean ended;

	Http2Guard(RefusalCounters counters, Http2Properties limits) {
		this.counters = counters;
		this.limits = limits;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (this.ended) {
			ReferenceCountUtil.release(message);
			return;
		}
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
		else if (isControl(message) && isTooMany()) {
			end(context);
			return;
		}
		context.fireChannelRead(message);
	}

	private static boolean isControl(Object message) {
		return message instanceof Http2PingFrame || message instanceof Http2SettingsFrame
				|| message instanceof Http2SettingsAckFrame || message instanceof Http2PriorityFrame;
	}

	private boolean isTooMany() {
		long now = System.nanoTime();
		if (now - this.windowBegan > this.limits.window().toNanos()) {
			this.windowBegan = now;
			this.controlFrames = 0;
		}
		return ++this.controlFrames > this.limits.maxControlFrames();
	}

	/** At once: the codec's own way to close would wait for streams under way. */
	private void end(ChannelHandlerContext context) {
		this.ended = true;
		this.counters.count(Refusal.CONTROL_FRAMES, context.channel());
		ChannelHandlerContext codec = context.pipeline().context(NettyPipeline.HttpCodec);
		context.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.ENHANCE_YOUR_CALM)).addListener((sent) -> {
			var unused = codec.close();
		});
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
