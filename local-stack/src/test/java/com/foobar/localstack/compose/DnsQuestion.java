package com.foobar.localstack.compose;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Asks a name server for the addresses of a name, by UDP. */
final class DnsQuestion {

	private static final int TIMEOUT_MILLIS = 3000;

	private static final int LARGEST_ANSWER = 512;

	private static final int HEADER_BYTES = 12;

	/** A pointer to the name, type, class and time to live. */
	private static final int BEFORE_LENGTH_BYTES = 10;

	private static final int REFUSED = 5;

	private DnsQuestion() {
	}

	/**
	 * The IPv4 addresses of a name.
	 * @throws IOException also when the server refuses to answer
	 */
	static List<String> addresses(int port, String name) throws IOException {
		byte[] question = question(name);
		try (DatagramSocket socket = new DatagramSocket()) {
			socket.setSoTimeout(TIMEOUT_MILLIS);
			socket.send(new DatagramPacket(question, question.length,
					new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
			DatagramPacket packet = new DatagramPacket(new byte[LARGEST_ANSWER], LARGEST_ANSWER);
			socket.receive(packet);
			return read(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()), question.length);
		}
	}

	private static byte[] question(String name) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeShort(1); // id
		out.writeShort(0); // a plain question, no recursion desired
		out.writeShort(1); // one question
		out.write(new byte[HEADER_BYTES - 6]);
		for (String label : name.split("\\.", -1)) {
			out.writeByte(label.length());
			out.write(label.getBytes(StandardCharsets.US_ASCII));
		}
		out.writeByte(0);
		out.writeShort(1); // addresses
		out.writeShort(1); // of the internet
		return bytes.toByteArray();
	}

	private static List<String> read(ByteBuffer answer, int questionBytes) throws IOException {
		int code = answer.get(3) & 0xF;
		if (code != 0) {
			throw new IOException((code == REFUSED) ? "refused" : "answered with code " + code);
		}
		int answers = answer.getShort(6);
		answer.position(questionBytes);
		List<String> addresses = new ArrayList<>();
		for (int index = 0; index < answers; index++) {
			answer.position(answer.position() + BEFORE_LENGTH_BYTES);
			byte[] address = new byte[answer.getShort()];
			answer.get(address);
			addresses.add(InetAddress.getByAddress(address).getHostAddress());
		}
		return addresses;
	}

}
