package com.foobar.gateway.firewall;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Stands before the decoder of an HTTP/1 connection and lets pass only what the
 * {@link MessageScanner} can read in one way. A body in chunks is kept back until it is
 * complete, or too large for that, so that a wrong chunk does not find half a request at
 * a server behind.
 */
final class FramingGuard extends ChannelInboundHandlerAdapter {

	/** Kept back at most for each connection. */
	static final int MAX_HELD = 16 * 1024;

	private final MessageScanner scanner = new MessageScanner();

	private final Duration patience;

	private @Nullable ByteBuf held;

	/** The present message is too large to be kept back. */
	private boolean streaming;

	private boolean refused;

	private boolean passedOn;

	private @Nullable Future<?> deadline;

	FramingGuard(Duration patience) {
		this.patience = patience;
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		if (!(message instanceof ByteBuf in)) {
			context.fireChannelRead(message);
			return;
		}
		if (this.refused) {
			in.release();
			return;
		}
		int begin = in.readerIndex();
		Refusal refusal = this.scanner.scan(in);
		int start = this.scanner.messageStart();
		boolean sameMessage = start == begin;
		if (refusal != null) {
			if (sameMessage) {
				in.release();
			}
			else {
				passOn(context, in, start);
			}
			refuse(context, refusal);
		}
		else if (mayHold(in.writerIndex() - start, sameMessage)) {
			if (!sameMessage) {
				ByteBuf rest = in.retainedSlice(start, in.writerIndex() - start);
				passOn(context, in, start);
				hold(context, rest);
			}
			else {
				hold(context, in);
			}
		}
		else {
			this.streaming = this.scanner.insideChunks();
			passOn(context, in, in.writerIndex());
		}
		watch(context);
	}

	private boolean mayHold(int more, boolean sameMessage) {
		if (!this.scanner.insideChunks() || this.scanner.expecting() || (sameMessage && this.streaming)) {
			return false;
		}
		int already = (sameMessage && this.held != null) ? this.held.readableBytes() : 0;
		return already + more <= MAX_HELD;
	}

	private void hold(ChannelHandlerContext context, ByteBuf part) {
		this.streaming = false;
		ByteBuf before = this.held;
		if (before == null) {
			before = context.alloc().buffer(part.readableBytes());
			this.held = before;
		}
		before.writeBytes(part);
		part.release();
	}

	/** Passes on what was kept back, and then the first part of a buffer. */
	private void passOn(ChannelHandlerContext context, ByteBuf in, int end) {
		this.passedOn = true;
		ByteBuf before = this.held;
		if (before != null) {
			this.held = null;
			context.fireChannelRead(before);
		}
		context.fireChannelRead(in.writerIndex(end));
	}

	private void refuse(ChannelHandlerContext context, Refusal refusal) {
		this.refused = true;
		stopClock();
		dropHeld();
		this.passedOn = true;
		context.fireChannelRead(refusal);
	}

	/** Starts a clock while something is incomplete that nobody behind knows of. */
	private void watch(ChannelHandlerContext context) {
		boolean waiting = !this.refused && (this.scanner.insideHead() || this.held != null);
		if (!waiting) {
			stopClock();
		}
		else if (this.deadline == null) {
			this.deadline = context.executor()
				.schedule(() -> refuse(context, Refusal.TOO_SLOW), this.patience.toNanos(), TimeUnit.NANOSECONDS);
		}
	}

	/** Asks for more when nobody behind has got anything that would make him ask. */
	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		boolean silent = !this.passedOn;
		this.passedOn = false;
		context.fireChannelReadComplete();
		if (silent && !context.channel().config().isAutoRead()) {
			context.read();
		}
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		dropHeld();
		stopClock();
	}

	private void stopClock() {
		Future<?> running = this.deadline;
		if (running != null) {
			running.cancel(false);
			this.deadline = null;
		}
	}

	private void dropHeld() {
		ReferenceCountUtil.release(this.held);
		this.held = null;
	}

}
