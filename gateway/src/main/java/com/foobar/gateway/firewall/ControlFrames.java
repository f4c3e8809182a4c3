package com.foobar.gateway.firewall;

import com.foobar.gateway.configuration.Http2Properties;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Flags;
import io.netty.handler.codec.http2.Http2FrameListener;
import io.netty.handler.codec.http2.Http2FrameListenerDecorator;
import io.netty.handler.codec.http2.Http2Settings;

/**
 * Counts frames of an HTTP/2 connection that cost a client nothing and ends the
 * connection when they are too many. It sits inside the codec, which answers some of them
 * and drops others before any handler sees them. Resets are counted by the codec itself.
 */
final class ControlFrames extends Http2FrameListenerDecorator {

	private final Http2Properties limits;

	private long windowBegan = System.nanoTime();

	private int count;

	ControlFrames(Http2FrameListener listener, Http2Properties limits) {
		super(listener);
		this.limits = limits;
	}

	private void count() throws Http2Exception {
		long now = System.nanoTime();
		if (now - this.windowBegan > this.limits.window().toNanos()) {
			this.windowBegan = now;
			this.count = 0;
		}
		if (++this.count > this.limits.maxControlFrames()) {
			throw new Http2Exception(Http2Error.ENHANCE_YOUR_CALM, "Too many control frames",
					Http2Exception.ShutdownHint.HARD_SHUTDOWN);
		}
	}

	@Override
	public void onSettingsRead(ChannelHandlerContext context, Http2Settings settings) throws Http2Exception {
		count();
		super.onSettingsRead(context, settings);
	}

	@Override
	public void onSettingsAckRead(ChannelHandlerContext context) throws Http2Exception {
		count();
		super.onSettingsAckRead(context);
	}

	@Override
	public void onPingRead(ChannelHandlerContext context, long data) throws Http2Exception {
		count();
		super.onPingRead(context, data);
	}

	@Override
	public void onPingAckRead(ChannelHandlerContext context, long data) throws Http2Exception {
		count();
		super.onPingAckRead(context, data);
	}

	@Override
	public void onPriorityRead(ChannelHandlerContext context, int stream, int dependency, short weight,
			boolean exclusive) throws Http2Exception {
		count();
		super.onPriorityRead(context, stream, dependency, weight, exclusive);
	}

	@Override
	public void onUnknownFrame(ChannelHandlerContext context, byte type, int stream, Http2Flags flags, ByteBuf payload)
			throws Http2Exception {
		count();
		super.onUnknownFrame(context, type, stream, flags, payload);
	}

}
