package com.foobar.gateway.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import javax.net.ssl.SSLSocket;

/** An HTTP/2 connection whose frames are written by hand, right or wrong. */
public final class Http2Connection implements AutoCloseable {

	public static final int DATA = 0;

	public static final int HEADERS = 1;

	public static final int RST_STREAM = 3;

	public static final int SETTINGS = 4;

	public static final int PING = 6;

	public static final int GOAWAY = 7;

	public static final int WINDOW_UPDATE = 8;

	public static final int CONTINUATION = 9;

	public static final int END_STREAM = 1;

	public static final int ACK = 1;

	public static final int END_HEADERS = 4;

	private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	private final SSLSocket socket;

	private final OutputStream out;

	private final DataInputStream in;

	private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(false);

	public Http2Connection(Client client) throws IOException {
		this.socket = client.handshake((parameters) -> parameters.setApplicationProtocols(new String[] { "h2" }));
		if (!"h2".equals(this.socket.getApplicationProtocol())) {
			throw new IOException("The gateway speaks no HTTP/2");
		}
		this.out = this.socket.getOutputStream();
		this.in = new DataInputStream(this.socket.getInputStream());
		this.out.write(PREFACE);
		send(SETTINGS, 0, 0, new byte[0]);
	}

	/**
	 * A frame as it came.
	 *
	 * @param type its type
	 * @param stream its stream
	 * @param payload what it holds
	 */
	public record Frame(int type, int stream, ByteBuf payload) {

		/** Error code of a farewell. */
		int farewell() {
			return this.payload.getInt(4);
		}

	}

	public void send(int type, int flags, int stream, byte[] payload) throws IOException {
		this.out.write(frame(type, flags, stream, payload));
		this.out.flush();
	}

	public static byte[] frame(int type, int flags, int stream, byte[] payload) {
		return Unpooled.buffer(9 + payload.length)
			.writeMedium(payload.length)
			.writeByte(type)
			.writeByte(flags)
			.writeInt(stream)
			.writeBytes(payload)
			.array();
	}

	/** Names and values in turn, each written out. */
	public static byte[] fields(String... namesAndValues) {
		ByteArrayOutputStream block = new ByteArrayOutputStream();
		for (int i = 0; i < namesAndValues.length; i += 2) {
			block.write(0);
			string(block, namesAndValues[i]);
			string(block, namesAndValues[i + 1]);
		}
		return block.toByteArray();
	}

	private static void string(ByteArrayOutputStream block, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		if (bytes.length < 127) {
			block.write(bytes.length);
		}
		else {
			block.write(127);
			int rest = bytes.length - 127;
			while (rest >= 128) {
				block.write((rest & 127) | 128);
				rest >>>= 7;
			}
			block.write(rest);
		}
		block.writeBytes(bytes);
	}

	public void get(int stream, String path) throws IOException {
		send(HEADERS, END_HEADERS | END_STREAM, stream,
				fields(":method", "GET", ":scheme", "https", ":authority", "localhost", ":path", path));
	}

	public Frame read() throws IOException {
		int length = (this.in.readUnsignedShort() << 8) | this.in.readUnsignedByte();
		int type = this.in.readUnsignedByte();
		this.in.skipBytes(1);
		int stream = this.in.readInt();
		byte[] payload = new byte[length];
		this.in.readFully(payload);
		return new Frame(type, stream, Unpooled.wrappedBuffer(payload));
	}

	/** How a stream ends: with a status, a reset, or with the connection. */
	public String outcome(int stream) throws IOException {
		try {
			while (true) {
				Frame frame = read();
				if (frame.type() == HEADERS) {
					Http2Headers headers = this.decoder.decodeHeaders(frame.stream(), frame.payload());
					if (frame.stream() == stream) {
						return String.valueOf(headers.status());
					}
				}
				else if (frame.type() == RST_STREAM && frame.stream() == stream) {
					return "reset";
				}
				else if (frame.type() == GOAWAY) {
					return "farewell " + frame.farewell();
				}
			}
		}
		catch (EOFException ex) {
			return "closed";
		}
		catch (Http2Exception ex) {
			throw new IOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
