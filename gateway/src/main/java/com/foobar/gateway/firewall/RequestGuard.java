package com.foobar.gateway.firewall;

import java.util.ArrayDeque;
import java.util.Deque;

import com.foobar.gateway.departure.Notice;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.DecoderResultProvider;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Lets the requests of an HTTP/1 connection pass one by one, and answers for it when one
 * of its messages is refused: after the answers to the requests before, and never inside
 * one. The server behind it would give up what is under way when the last of several
 * requests sent at once asks to close.
 */
final class RequestGuard extends ChannelDuplexHandler {

	/** Parts of further requests from which on nothing more is read. */
	private static final int MANY_WAITING = 32;

	/** Taken in of a body whose answer is complete. */
	private static final long MAX_UNWANTED = 1024 * 1024;

	private final RefusalCounters counters;

	private final boolean encrypted;

	/** Parts of requests that came before the answer to the one under way. */
	private final Deque<Object> waiting = new ArrayDeque<>();

	/** A request has been passed on and has no complete answer yet. */
	private boolean underWay;

	private boolean answerBegun;

	/** The request that came last has not ended yet. */
	private boolean insideRequest;

	private boolean readLater;

	private long unwanted;

	private @Nullable Refusal refused;

	/** The gateway goes: the next answer says that it is the connection's last. */
	private boolean leaving;

	/** The client has been told so, or is past being told. */
	private boolean lastAnswer;

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
		boolean begins = message instanceof HttpRequest;
		if (begins || message instanceof LastHttpContent) {
			this.insideRequest = begins;
		}
		if (!this.waiting.isEmpty() || (begins && this.underWay)) {
			this.waiting.addLast(message);
		}
		else if (isWanted(context, message)) {
			pass(context, message);
		}
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

	/**
	 * The rest of a body that was answered before it had come, as when it is too large,
	 * is thrown away behind; but not for ever.
	 */
	private boolean isWanted(ChannelHandlerContext context, Object message) {
		if (this.underWay || message instanceof HttpRequest) {
			this.unwanted = 0;
		}
		else if (message instanceof HttpContent part) {
			this.unwanted += part.content().readableBytes();
			if (this.unwanted > MAX_UNWANTED) {
				ReferenceCountUtil.release(message);
				this.refused = Refusal.UNWANTED;
				this.counters.count(Refusal.UNWANTED, context.channel());
				Farewell.begin(context.channel());
				return false;
			}
		}
		return true;
	}

	private void pass(ChannelHandlerContext context, Object message) {
		this.underWay |= message instanceof HttpRequest;
		context.fireChannelRead(message);
	}

	private void refuse(ChannelHandlerContext context, Refusal refusal) {
		this.refused = refusal;
		this.counters.count(refusal, context.channel());
		boolean brokenIsUnderWay = this.insideRequest && this.waiting.isEmpty() && this.underWay;
		if (this.insideRequest) {
			forgetLast();
		}
		if (brokenIsUnderWay && this.answerBegun) {
			Farewell.begin(context.channel());
		}
		else if (brokenIsUnderWay || (!this.underWay && this.waiting.isEmpty())) {
			answer(context, refusal);
		}
	}

	/** Nobody has seen it yet, and its end will never come. */
	private void forgetLast() {
		Object part = null;
		while (!(part instanceof HttpRequest) && !this.waiting.isEmpty()) {
			part = this.waiting.pollLast();
			ReferenceCountUtil.release(part);
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
		Farewell.say(context, response);
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		if (message instanceof HttpResponse response) {
			if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
				var unused = context.write(message, promise);
				return;
			}
			this.answerBegun = true;
			speakAsOurselves(response);
			// What is left of a late body may never come.
			if (this.leaving || HttpResponseStatus.REQUEST_TIMEOUT.equals(response.status())) {
				this.lastAnswer = true;
				response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
			}
		}
		boolean last = message instanceof LastHttpContent;
		var unused = context.write(message, promise);
		if (last) {
			this.answerBegun = false;
			this.underWay = false;
			if (this.lastAnswer) {
				context.executor().execute(() -> Farewell.begin(context.channel()));
			}
			else if (this.refused != null || !this.waiting.isEmpty()) {
				context.executor().execute(() -> goOn(context));
			}
		}
	}

	/** The server behind would answer in the client's version when that is older. */
	private static void speakAsOurselves(HttpResponse response) {
		if (!HttpVersion.HTTP_1_1.equals(response.protocolVersion())) {
			if (!HttpUtil.isKeepAlive(response)) {
				response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
			}
			response.setProtocolVersion(HttpVersion.HTTP_1_1);
		}
	}

	/**
	 * The decoder bears 128 requests that have no answer yet, and then ends the
	 * connection after the next answer. Of TLS it may be that something is wrong, too.
	 */
	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		if (!(cause instanceof DecoderException) || cause.getCause() instanceof SSLException) {
			context.fireExceptionCaught(cause);
		}
		else if (this.refused == null) {
			this.insideRequest = false;
			forgetWaiting();
			refuse(context, Refusal.FLOOD);
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext context, Object event) {
		if (!(event instanceof Notice notice)) {
			context.fireUserEventTriggered(event);
			return;
		}
		this.leaving = true;
		this.lastAnswer |= notice == Notice.LAST_CALL;
		if (this.lastAnswer && !this.underWay && !this.insideRequest) {
			Farewell.begin(context.channel());
		}
	}

	/** Passes on the next request, as far as it has come. */
	private void goOn(ChannelHandlerContext context) {
		while (!this.waiting.isEmpty() && !(this.underWay && this.waiting.peekFirst() instanceof HttpRequest)) {
			pass(context, this.waiting.removeFirst());
		}
		Refusal last = this.refused;
		if (last != null && !this.underWay && this.waiting.isEmpty()) {
			answer(context, last);
		}
		else if (this.readLater && this.waiting.size() < MANY_WAITING) {
			this.readLater = false;
			context.read();
		}
	}

	@Override
	public void read(ChannelHandlerContext context) {
		this.readLater = this.waiting.size() >= MANY_WAITING;
		if (!this.readLater) {
			context.read();
		}
	}

	@Override
	public void handlerRemoved(ChannelHandlerContext context) {
		forgetWaiting();
	}

	private void forgetWaiting() {
		this.waiting.forEach(ReferenceCountUtil::release);
		this.waiting.clear();
	}

}
