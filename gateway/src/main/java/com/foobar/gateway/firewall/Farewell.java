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
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection so that the client can read what it was told last: says no more, and
 * takes in for a short while what still comes, unread. Hanging up with bytes of the
 * client not taken in makes the system throw away the answer on its way.
 */
final class Farewell extends ChannelInboundHandlerAdapter {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** Taken in at most; a network in between holds less. */
	private static final long MAX_BYTES = 16 * 1024 * 1024;

	private long taken;

	private @Nullable Future<?> deadline;

	private Farewell() {
	}

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
		this.deadline = context.executor().schedule(() -> {
			var unused = context.close();
		}, PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		this.taken += (message instanceof ByteBuf bytes) ? bytes.readableBytes() : 0;
		ReferenceCountUtil.release(message);
		if (this.taken > MAX_BYTES) {
			var unused = context.close();
		}
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		Future<?> running = this.deadline;
		if (running != null) {
			running.cancel(false);
		}
	}

}
