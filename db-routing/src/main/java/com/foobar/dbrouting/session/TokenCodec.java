package com.foobar.dbrouting.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

import com.foobar.dbrouting.gtid.GtidSet;
import com.foobar.dbrouting.gtid.GtidSource;

/**
 * The bytes of a token before they are sealed. Numbers are of variable length, seven bits
 * to a byte, lowest first; a set that would not fit is left out and the primary asked
 * instead.
 */
final class TokenCodec {

	static final int LONGEST = 400;

	private static final int MAX_SOURCES = 4;

	private static final int MAX_INTERVALS = 32;

	private static final byte VERSION = 1;

	/** Start of the year 2025, so that the seconds since stay short. */
	private static final long EPOCH = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond();

	private static final int ASK_PRIMARY = 1;

	private static final int LAST_READ = 2;

	private static final int LAST_SEVEN_BITS = 0x7f;

	private static final int MORE = 0x80;

	private TokenCodec() {
	}

	static byte[] encode(ConsistencyToken token) {
		byte[] whole = write(token.written(), token);
		if (fits(token.written()) && whole.length <= LONGEST) {
			return whole;
		}
		return write(GtidSet.EMPTY,
				new ConsistencyToken(GtidSet.EMPTY, true, token.lastRead(), token.affinity(), token.issued()));
	}

	private static boolean fits(GtidSet written) {
		return written.sources().size() <= MAX_SOURCES && written.sources()
			.stream()
			.mapToInt((source) -> written.intervals(source).length / 2)
			.sum() <= MAX_INTERVALS;
	}

	private static byte[] write(GtidSet written, ConsistencyToken token) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeByte(VERSION);
			out.writeByte((token.askPrimary() ? ASK_PRIMARY : 0) | ((token.lastRead() != 0) ? LAST_READ : 0));
			out.writeInt(token.affinity());
			writeNumber(out, token.issued().getEpochSecond() - EPOCH);
			if (token.lastRead() != 0) {
				out.writeInt(token.lastRead());
			}
			writeNumber(out, written.sources().size());
			for (GtidSource source : written.sources()) {
				writeSource(out, source, written.intervals(source));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static void writeSource(DataOutputStream out, GtidSource source, long[] numbers) throws IOException {
		out.writeLong(source.uuid().getMostSignificantBits());
		out.writeLong(source.uuid().getLeastSignificantBits());
		byte[] tag = source.tag().getBytes(StandardCharsets.US_ASCII);
		out.writeByte(tag.length);
		out.write(tag);
		writeNumber(out, numbers.length / 2);
		long last = 0;
		for (long number : numbers) {
			writeNumber(out, number - last);
			last = number;
		}
	}

	/**
	 * Reads what {@link #encode} wrote.
	 * @throws IllegalArgumentException when it is anything else
	 */
	static ConsistencyToken decode(byte[] bytes) {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
			if (in.readByte() != VERSION) {
				throw new IllegalArgumentException("A token of another version");
			}
			int flags = in.readByte();
			int affinity = in.readInt();
			Instant issued = Instant.ofEpochSecond(EPOCH + readNumber(in));
			int lastRead = ((flags & LAST_READ) != 0) ? in.readInt() : 0;
			GtidSet written = GtidSet.EMPTY;
			long sources = readNumber(in);
			for (long i = 0; i < sources; i++) {
				written = written.plus(readSource(in));
			}
			return new ConsistencyToken(written, (flags & ASK_PRIMARY) != 0, lastRead, affinity, issued);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("A token that ends too early", ex);
		}
	}

	private static GtidSet readSource(DataInputStream in) throws IOException {
		UUID uuid = new UUID(in.readLong(), in.readLong());
		String tag = new String(in.readNBytes(in.readByte()), StandardCharsets.US_ASCII);
		GtidSource source = new GtidSource(uuid, tag);
		GtidSet set = GtidSet.EMPTY;
		long count = readNumber(in);
		long last = 0;
		for (long i = 0; i < count; i++) {
			long first = last + readNumber(in);
			last = first + readNumber(in);
			set = set.plus(GtidSet.of(source, first, last));
		}
		return set;
	}

	private static void writeNumber(DataOutputStream out, long number) throws IOException {
		long rest = number;
		while ((rest & ~LAST_SEVEN_BITS) != 0) {
			out.writeByte((int) (rest & LAST_SEVEN_BITS) | MORE);
			rest >>>= 7;
		}
		out.writeByte((int) rest);
	}

	private static long readNumber(DataInputStream in) throws IOException {
		long number = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			int next = in.readUnsignedByte();
			number |= (long) (next & LAST_SEVEN_BITS) << shift;
			if ((next & MORE) == 0) {
				return number;
			}
		}
		throw new IllegalArgumentException("A number without end");
	}

}
