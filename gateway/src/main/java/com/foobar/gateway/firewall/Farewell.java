package com.foobar.gateway.firewall;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection so that the client can read what it was told last: says no more, and
 * takes in for a while what still comes, unread. Hanging up with bytes of the client not
 * taken in makes the system throw away the answer on its way. As long as the client goes
 * on sending it is not waiting for an answer yet, so that what counts is its silence.
 */
final class Farewell extends ChannelInboundHandlerAdapter {

	/** Longest time in which nothing comes. */
	static final Duration SILENCE = Duration.ofSeconds(2);

	/** Longest time in all, however much comes. */
	static final Duration PATIENCE = Duration.ofSeconds(20);

	/** Taken in at most; a network in between holds less. */
	static final long MAX_BYTES = 16 * 1024 * 1024;

	private long taken;

	private long begun;

	private long heard;

	private @Nullable Future<?> look;

	/** Sends a last message, and then begins to end the connection. */
	static void say(ChannelHandlerContext context, Object last) {
		context.writeAndFlush(last).addListener((sent) -> begin(context.channel()));
	}

	static void begin(Channel channel) {
		if (!channel.isActive() || channel.pipeline().get(Farewell.class) != null) {
			return;
		}
		channel.pipeline().addFirst(new Farewell());
		SslHandler tls = channel.pipeline().get(SslHandler.class);
		ChannelFuture silent = (tls != null) ? tls.closeOutbound() : channel.newSucceededFuture();
		silent.addListener((sent) -> {
			if (channel instanceof DuplexChannel duplex && sent.isSuccess()) {
				var unused = duplex.shutdownOutput();
				channel.config().setAutoRead(true);
			}
			else {
				var unused = channel.close();
			}
		});
	}

	@Override
	public void handlerAdded(ChannelHandlerContext context) {
		this.begun = context.executor().ticker().nanoTime();
		this.heard = this.begun;
		watch(context);
	}

	private void watch(ChannelHandlerContext context) {
		EventExecutor executor = context.executor();
		long now = executor.ticker().nanoTime();
		long left = Math.min(this.heard + SILENCE.toNanos() - now, this.begun + PATIENCE.toNanos() - now);
		if (left > 0) {
			this.look = executor.schedule(() -> watch(context), left, TimeUnit.NANOSECONDS);
		}
		else {
			var unused = context.close();
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		this.heard = context.executor().ticker().nanoTime();
		this.taken += (message instanceof ByteBuf bytes) ? bytes.readableBytes() : 0;
		ReferenceCountUtil.release(message);
		if (this.taken > MAX_BYTES) {
			var unused = context.close();
		}
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		Future<?> next = this.look;
		if (next != null) {
			next.cancel(false);
		}
	}

}
