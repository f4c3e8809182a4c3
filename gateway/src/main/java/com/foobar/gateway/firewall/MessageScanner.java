package com.foobar.gateway.firewall;

import io.netty.buffer.ByteBuf;
import io.netty.util.ByteProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Follows the bytes of an HTTP/1 connection and finds the first that leaves room for a
 * second reading. It knows one grammar only, the strict one of RFC 9112, and where each
 * message ends; what the messages mean is left to others.
 */
final class MessageScanner {

	private static final ByteProcessor TARGET = (octet) -> Bytes.isTarget(octet & 0xff);

	private static final ByteProcessor VALUE = (octet) -> Bytes.isValue(octet & 0xff);

	private static final String PROTOCOL = "HTTP/1.1";

	private static final String CONTENT_LENGTH = "content-length";

	private static final String TRANSFER_ENCODING = "transfer-encoding";

	private static final String EXPECT = "expect";

	private static final String CHUNKED = "chunked";

	private static final int MAX_METHOD = 16;

	private static final int MAX_HEADERS = 100;

	private static final long MAX_LENGTH = Long.MAX_VALUE / 10 - 1;

	private static final int MAX_CHUNK_DIGITS = 7;

	private enum State {

		START, START_LF, METHOD, TARGET, VERSION, FIRST_LINE_LF, FIELD, NAME, VALUE, LENGTH, LENGTH_END, CODING,
		CODING_END, FIELD_LF, HEAD_LF, BODY, CHUNK_SIZE, CHUNK_SIZE_LF, CHUNK_DATA, CHUNK_END, CHUNK_END_LF, END, END_LF

	}

	private State state = State.START;

	private int messageStart;

	/** Bytes, or digits, that the present part has had. */
	private int count;

	private int headers;

	private final byte[] name = new byte[TRANSFER_ENCODING.length()];

	private boolean oldVersion;

	private boolean underscore;

	private boolean chunked;

	private boolean expecting;

	private boolean emptyLineSkipped;

	/** Content-Length of the message, or -1. */
	private long length;

	/** Bytes of a body or chunk that are still to come. */
	private long rest;

	/**
	 * Reads all of a buffer, without moving its index.
	 * @return what is wrong with it, or nothing
	 */
	@Nullable Refusal scan(ByteBuf in) {
		int at = in.readerIndex();
		int end = in.writerIndex();
		this.messageStart = at;
		while (at < end) {
			switch (this.state) {
				case BODY, CHUNK_DATA -> {
					int some = (int) Math.min(this.rest, end - at);
					at += some;
					this.rest -= some;
					if (this.rest == 0) {
						endOfData(at);
					}
				}
				case TARGET -> {
					int stop = in.forEachByte(at, end - at, TARGET);
					this.count += ((stop < 0) ? end : stop) - at;
					at = (stop < 0) ? end : stop + 1;
					if (stop >= 0 && (in.getByte(stop) != ' ' || this.count == 0)) {
						return Refusal.REQUEST_LINE;
					}
					if (stop >= 0) {
						enter(State.VERSION);
					}
				}
				case VALUE -> {
					int stop = in.forEachByte(at, end - at, VALUE);
					at = (stop < 0) ? end : stop + 1;
					if (stop >= 0 && in.getByte(stop) != '\r') {
						return (in.getByte(stop) == '\n') ? Refusal.LINE_END : Refusal.HEADER_VALUE;
					}
					if (stop >= 0) {
						this.state = State.FIELD_LF;
					}
				}
				default -> {
					Refusal refusal = step(in.getByte(at) & 0xff, at + 1);
					if (refusal != null) {
						return refusal;
					}
					at++;
				}
			}
		}
		return null;
	}

	private @Nullable Refusal step(int octet, int next) {
		return switch (this.state) {
			case START -> start(octet);
			case START_LF -> lineFeed(octet, State.START);
			case METHOD -> method(octet);
			case VERSION -> version(octet);
			case FIRST_LINE_LF, FIELD_LF -> lineFeed(octet, State.FIELD);
			case FIELD -> field(octet);
			case NAME -> name(octet);
			case LENGTH, LENGTH_END -> length(octet);
			case CODING, CODING_END -> coding(octet);
			case HEAD_LF -> (octet != '\n') ? Refusal.LINE_END : endOfHead(next);
			case CHUNK_SIZE -> chunkSize(octet);
			case CHUNK_SIZE_LF -> (octet != '\n') ? Refusal.CHUNK : endOfChunkSize();
			case CHUNK_END -> (octet != '\r') ? Refusal.CHUNK : enter(State.CHUNK_END_LF);
			case CHUNK_END_LF -> (octet != '\n') ? Refusal.CHUNK : enter(State.CHUNK_SIZE);
			case END -> (octet != '\r') ? Refusal.TRAILER : enter(State.END_LF);
			case END_LF -> (octet != '\n') ? Refusal.CHUNK : endOfMessage(next);
			case TARGET, VALUE, BODY, CHUNK_DATA -> throw new IllegalStateException("Read in larger parts");
		};
	}

	/** One empty line is forgiven, because some clients send it after a body. */
	private @Nullable Refusal start(int octet) {
		if (octet == '\r' && !this.emptyLineSkipped) {
			this.emptyLineSkipped = true;
			return enter(State.START_LF);
		}
		this.emptyLineSkipped = false;
		this.headers = 0;
		this.oldVersion = false;
		this.chunked = false;
		this.expecting = false;
		this.length = -1;
		enter(State.METHOD);
		return method(octet);
	}

	private @Nullable Refusal lineFeed(int octet, State then) {
		return (octet != '\n') ? Refusal.LINE_END : enter(then);
	}

	private @Nullable Refusal method(int octet) {
		if (octet == ' ' && this.count > 0) {
			return enter(State.TARGET);
		}
		return (octet < 'A' || octet > 'Z' || ++this.count > MAX_METHOD) ? Refusal.REQUEST_LINE : null;
	}

	private @Nullable Refusal version(int octet) {
		int index = this.count++;
		if (index == PROTOCOL.length()) {
			return (octet != '\r') ? Refusal.REQUEST_LINE : enter(State.FIRST_LINE_LF);
		}
		if (octet == PROTOCOL.charAt(index)) {
			return null;
		}
		if (index == PROTOCOL.length() - 1 && octet == '0') {
			this.oldVersion = true;
			return null;
		}
		boolean other = octet >= '0' && octet <= '9' && PROTOCOL.charAt(index) == '1';
		return other ? Refusal.VERSION : Refusal.REQUEST_LINE;
	}

	private @Nullable Refusal field(int octet) {
		if (octet == '\r') {
			return enter(State.HEAD_LF);
		}
		if (octet == ' ' || octet == '\t') {
			return Refusal.FOLDED_HEADER;
		}
		if (++this.headers > MAX_HEADERS) {
			return Refusal.HEADERS_TOO_LARGE;
		}
		enter(State.NAME);
		this.underscore = false;
		return (octet == ':') ? Refusal.HEADER_NAME : name(octet);
	}

	private @Nullable Refusal name(int octet) {
		if (octet == ':') {
			return this.underscore ? Refusal.HEADER_NAME : endOfName();
		}
		if (!Bytes.isToken(octet)) {
			return (octet == '\n') ? Refusal.LINE_END : Refusal.HEADER_NAME;
		}
		this.underscore |= octet == '_';
		if (this.count < this.name.length) {
			this.name[this.count] = (byte) ((octet >= 'A' && octet <= 'Z') ? octet + ('a' - 'A') : octet);
		}
		this.count++;
		return null;
	}

	private @Nullable Refusal endOfName() {
		if (isNamed(CONTENT_LENGTH)) {
			return (this.length >= 0) ? Refusal.CONTENT_LENGTH
					: this.chunked ? Refusal.TWO_LENGTHS : enter(State.LENGTH);
		}
		if (isNamed(TRANSFER_ENCODING)) {
			return (this.chunked || this.oldVersion) ? Refusal.TRANSFER_ENCODING
					: (this.length >= 0) ? Refusal.TWO_LENGTHS : enter(State.CODING);
		}
		this.expecting |= isNamed(EXPECT);
		return enter(State.VALUE);
	}

	private boolean isNamed(String wanted) {
		if (this.count != wanted.length()) {
			return false;
		}
		for (int i = 0; i < this.count; i++) {
			if (this.name[i] != wanted.charAt(i)) {
				return false;
			}
		}
		return true;
	}

	/** Digits alone: no sign, no list, no zero before others. */
	private @Nullable Refusal length(int octet) {
		if (octet == '\r' && this.length >= 0) {
			return enter(State.FIELD_LF);
		}
		if (octet == ' ' || octet == '\t') {
			return (this.length >= 0) ? enter(State.LENGTH_END) : null;
		}
		boolean digit = octet >= '0' && octet <= '9';
		if (!digit || this.state == State.LENGTH_END || this.length == 0 || this.length > MAX_LENGTH / 10) {
			return Refusal.CONTENT_LENGTH;
		}
		this.length = Math.max(this.length, 0) * 10 + (octet - '0');
		return null;
	}

	private @Nullable Refusal coding(int octet) {
		boolean whole = this.count == CHUNKED.length();
		if (octet == '\r' && whole) {
			this.chunked = true;
			return enter(State.FIELD_LF);
		}
		if (octet == ' ' || octet == '\t') {
			if (whole) {
				this.state = State.CODING_END;
			}
			return (this.count == 0 || whole) ? null : Refusal.TRANSFER_ENCODING;
		}
		boolean expected = !whole && (octet | 0x20) == CHUNKED.charAt(this.count);
		this.count++;
		return expected ? null : Refusal.TRANSFER_ENCODING;
	}

	private @Nullable Refusal endOfHead(int next) {
		if (this.chunked) {
			return enter(State.CHUNK_SIZE);
		}
		if (this.length > 0) {
			this.rest = this.length;
			return enter(State.BODY);
		}
		return endOfMessage(next);
	}

	/** No extension: nobody needs one, and parsers differ about where it ends. */
	private @Nullable Refusal chunkSize(int octet) {
		if (octet == '\r' && this.count > 0) {
			return enter(State.CHUNK_SIZE_LF);
		}
		int digit = (octet < 128) ? Character.digit(octet, 16) : -1;
		if (digit < 0 || ++this.count > MAX_CHUNK_DIGITS) {
			return Refusal.CHUNK;
		}
		this.rest = ((this.count == 1) ? 0 : this.rest << 4) + digit;
		return null;
	}

	private @Nullable Refusal endOfChunkSize() {
		return enter((this.rest == 0) ? State.END : State.CHUNK_DATA);
	}

	private void endOfData(int next) {
		if (this.state == State.CHUNK_DATA) {
			enter(State.CHUNK_END);
		}
		else {
			endOfMessage(next);
		}
	}

	private @Nullable Refusal endOfMessage(int next) {
		this.messageStart = next;
		return enter(State.START);
	}

	private @Nullable Refusal enter(State next) {
		this.state = next;
		this.count = 0;
		return null;
	}

	/**
	 * Where the message begins that is not complete yet, in the buffer read last; its
	 * first byte when the message began before it.
	 */
	int messageStart() {
		return this.messageStart;
	}

	/** Whether nothing of a next message has come yet. */
	boolean betweenMessages() {
		return this.state == State.START;
	}

	/** Whether a head has begun and not ended. */
	boolean insideHead() {
		return this.state != State.START && this.state.compareTo(State.HEAD_LF) <= 0;
	}

	/** Whether a body has begun whose end only its chunks tell. */
	boolean insideChunks() {
		return this.state.compareTo(State.CHUNK_SIZE) >= 0;
	}

	/** Whether the client waits for a sign before it sends the body. */
	boolean expecting() {
		return this.expecting;
	}

}
