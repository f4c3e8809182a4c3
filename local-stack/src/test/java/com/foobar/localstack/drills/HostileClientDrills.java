package com.foobar.localstack.drills;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that mean ill, and what others notice of them. */
@ExtendWith(Drills.class)
class HostileClientDrills {

	/** Over all connections. */
	private static final int RESETS = 200_000;

	/**
	 * Nobody can send more before hearing that the connection is ended: the system's
	 * buffers hold a megabyte or two of them, 85 bytes each.
	 */
	private static final int MANY = 20_000;

	private static final String SMUGGLED = "smuggled";

	private static final Duration ATTACK = Duration.ofSeconds(20);

	private static final Target OTHERS_DO_NOT_NOTICE = Target.NOTHING_FAILS.slowest(Duration.ofSeconds(2));

	@Test
	void manyClientsSendTheirHeadersSlowly(Drill drill, GatewayBeforeFaults gateway) {
		SlowClients clients = new SlowClients(gateway.site(),
				lines("GET / HTTP/1.1", "Host: localhost", "User-Agent: slow"), "X-More: of it\r\n");

		drill.at(gateway.site())
			.run("23 " + SlowClients.COUNT + " clients send a header line each 3 s", OTHERS_DO_NOT_NOTICE,
					clients::attack, clients::missed);
	}

	@Test
	void manyClientsSendTheirBodiesSlowly(Drill drill, GatewayBeforeFaults gateway) {
		SlowClients clients = new SlowClients(gateway.site(), lines("POST /api/users/login HTTP/1.1", "Host: localhost",
				"Content-Type: application/json", "Content-Length: 10000", ""), " ");

		drill.at(gateway.site())
			.run("23 " + SlowClients.COUNT + " clients send a byte of a body each 3 s", OTHERS_DO_NOT_NOTICE,
					clients::attack, clients::missed);
	}

	/** Each message holds a word of which the servers die. */
	@Test
	void smuggledRequestsReachNoServer(Drill drill, GatewayBeforeFaults gateway) {
		List<String> passed = new ArrayList<>();
		List<String> kept = new ArrayList<>();

		drill.at(gateway.site())
			.run("24 messages that two servers may read differently", OTHERS_DO_NOT_NOTICE, (load) -> {
				gateway.first().fault(new Fault.DiesOf(SMUGGLED));
				gateway.second().fault(new Fault.DiesOf(SMUGGLED));
				smuggle(gateway.site(), passed, kept);
			}, (samples) -> {
				List<String> missed = new ArrayList<>();
				if (gateway.first().hasDiedOf(SMUGGLED) || gateway.second().hasDiedOf(SMUGGLED)) {
					missed.add("a server has seen one of them");
				}
				passed.forEach((name) -> missed.add(name + " was not refused"));
				kept.forEach((name) -> missed.add(name + " left the connection open"));
				return missed;
			});
	}

	private static void smuggle(Site site, List<String> passed, List<String> kept) {
		smugglers().forEach((name, message) -> {
			try (Wire wire = new Wire(site, "http/1.1", Duration.ofSeconds(4))) {
				wire.send(message);
				String answer = wire.readToEnd();
				if (!answer.startsWith("HTTP/1.1 400")) {
					passed.add(name + " (" + answer.lines().findFirst().orElse("no answer") + ")");
				}
			}
			catch (java.net.SocketTimeoutException ex) {
				kept.add(name);
			}
			catch (IOException ex) {
				System.out.println(name + " ended with " + ex);
			}
		});
	}

	private static String lines(String... lines) {
		return String.join("\r\n", lines) + "\r\n";
	}

	private static Map<String, String> smugglers() {
		Map<String, String> all = new LinkedHashMap<>();
		String post = lines("POST /api/users/login?" + SMUGGLED + " HTTP/1.1", "Host: localhost");
		String smuggled = lines("GET /api/tags?" + SMUGGLED + " HTTP/1.1", "Host: localhost", "");
		all.put("CL and TE", post + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + smuggled);
		all.put("two lengths", post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef" + smuggled);
		all.put("a list of lengths", post + "Content-Length: 5, 6\r\n\r\nabcdef" + smuggled);
		all.put("a length with a sign", post + "Content-Length: +5\r\n\r\nabcde" + smuggled);
		all.put("a negative length", post + "Content-Length: -1\r\n\r\n" + smuggled);
		all.put("an unknown TE", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + smuggled);
		all.put("TE twice",
				post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n" + smuggled);
		all.put("TE with a tab", post + "Transfer-Encoding:\tchunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n" + smuggled);
		all.put("TE with a space before the colon", post + "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n" + smuggled);
		all.put("a folded line", post + "X-A: b\r\n Content-Length: 50\r\nContent-Length: 2\r\n\r\n{}" + smuggled);
		all.put("a bare LF in chunks", post + "Transfer-Encoding: chunked\r\n\r\n2\n{}\n0\n\n" + smuggled);
		all.put("a chunk size that is no number", post + "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n");
		all.put("two hosts",
				lines("GET /api/tags?" + SMUGGLED + " HTTP/1.1", "Host: localhost", "Host: example.org", ""));
		all.put("no host", lines("GET /api/tags?" + SMUGGLED + " HTTP/1.1", ""));
		all.put("a NUL in a header",
				lines("GET /api/tags?" + SMUGGLED + " HTTP/1.1", "Host: localhost", "X-A: a\u0000b", ""));
		all.put("TE in HTTP/1.0", lines("POST /api/users/login?" + SMUGGLED + " HTTP/1.0", "Host: localhost",
				"Transfer-Encoding: chunked", "", "0", ""));
		return all;
	}

	@Test
	void aClientOpensAndResetsStreamsWithoutEnd(Drill drill, GatewayBeforeFaults gateway) {
		AtomicInteger sent = new AtomicInteger();
		AtomicInteger ended = new AtomicInteger();

		drill.at(gateway.site())
			.with(Mix.READS)
			.run("25 HTTP/2 rapid reset for 20 s", OTHERS_DO_NOT_NOTICE,
					(load) -> resetRapidly(gateway.site(), load, sent, ended), (samples) -> {
						System.out.println(sent.get() + " streams were opened and reset, on connections of which "
								+ ended.get() + " were ended");
						return (ended.get() > sent.get() / MANY) ? List.of() : List
							.of("of %d connections each could send more than %d".formatted(ended.get(), MANY));
					});
	}

	/** Many connections after one another, each until it is ended. */
	private static void resetRapidly(Site site, Load load, AtomicInteger sent, AtomicInteger ended) {
		AtomicBoolean over = new AtomicBoolean();
		Thread attacker = Thread.ofVirtual().start(() -> {
			while (!over.get() && sent.get() < RESETS) {
				int before = sent.get();
				try (Wire wire = new Wire(site, "h2", Duration.ofSeconds(2))) {
					wire.send(lines("PRI * HTTP/2.0", "", "SM", ""));
					wire.send(Frames.settings());
					for (int stream = 1; !over.get() && sent.get() < RESETS; stream += 2) {
						wire.send(Frames.getAndReset(stream));
						sent.incrementAndGet();
					}
				}
				catch (IOException ex) {
					// Ended, or not let in: the next one.
					ended.addAndGet((sent.get() > before) ? 1 : 0);
					LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
				}
			}
		});
		load.goOn(ATTACK);
		over.set(true);
		attacker.interrupt();
	}

	/** Just enough of HTTP/2. */
	private static final class Frames {

		static byte[] settings() {
			return frame(4, 0, 0, new byte[0]);
		}

		static byte[] getAndReset(int stream) {
			ByteArrayOutputStream both = new ByteArrayOutputStream();
			ByteArrayOutputStream headers = new ByteArrayOutputStream();
			headers.write(0x82); // :method GET
			headers.write(0x87); // :scheme https
			literal(headers, 4, "/api/tags");
			literal(headers, 1, "localhost");
			both.writeBytes(frame(1, 0x5, stream, headers.toByteArray()));
			both.writeBytes(frame(3, 0, stream, new byte[] { 0, 0, 0, 8 }));
			return both.toByteArray();
		}

		/** A value for a name of the static table, not to be remembered. */
		private static void literal(ByteArrayOutputStream headers, int name, String value) {
			headers.write(name);
			headers.write(value.length());
			headers.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
		}

		private static byte[] frame(int type, int flags, int stream, byte[] content) {
			ByteArrayOutputStream frame = new ByteArrayOutputStream();
			frame.write(content.length >> 16);
			frame.write(content.length >> 8);
			frame.write(content.length);
			frame.write(type);
			frame.write(flags);
			frame.write(stream >> 24);
			frame.write(stream >> 16);
			frame.write(stream >> 8);
			frame.write(stream);
			frame.writeBytes(content);
			return frame.toByteArray();
		}

	}

}
