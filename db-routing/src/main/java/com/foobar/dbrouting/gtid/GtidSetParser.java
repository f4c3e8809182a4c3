package com.foobar.dbrouting.gtid;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Reads the server's notation of a set. */
final class GtidSetParser {

	private static final Pattern TAG = Pattern.compile("[a-z_][a-z0-9_]{0,31}");

	private static final int UUID_LENGTH = 36;

	private final Map<GtidSource, LongStream.Builder> numbers = new HashMap<>();

	private GtidSetParser() {
	}

	static GtidSet parse(String text) {
		GtidSetParser parser = new GtidSetParser();
		for (String part : text.split(",", -1)) {
			String stripped = part.strip();
			if (!stripped.isEmpty()) {
				parser.readServer(stripped.toLowerCase(Locale.ROOT));
			}
		}
		Map<GtidSource, long[]> intervals = HashMap.newHashMap(parser.numbers.size());
		parser.numbers.forEach((source, numbers) -> intervals.put(source, numbers.build().toArray()));
		return intervals.isEmpty() ? GtidSet.EMPTY : GtidSet.ofUnsorted(intervals);
	}

	private void readServer(String part) {
		String[] pieces = part.split(":", -1);
		GtidSource source = new GtidSource(uuid(pieces[0].strip()), "");
		for (int i = 1; i < pieces.length; i++) {
			String piece = pieces[i].strip();
			if (TAG.matcher(piece).matches()) {
				source = new GtidSource(source.uuid(), piece);
			}
			else {
				add(source, piece);
			}
		}
	}

	private static UUID uuid(String text) {
		if (text.length() != UUID_LENGTH) {
			throw new IllegalArgumentException("Not the UUID of a server: '" + text + "'");
		}
		return UUID.fromString(text);
	}

	private void add(GtidSource source, String interval) {
		int dash = interval.indexOf('-');
		try {
			long first = Long.parseLong((dash < 0) ? interval : interval.substring(0, dash));
			long last = (dash < 0) ? first : Long.parseLong(interval.substring(dash + 1));
			if (first < 1 || last < first) {
				throw new IllegalArgumentException("Not an interval: '" + interval + "'");
			}
			this.numbers.computeIfAbsent(source, (key) -> LongStream.builder()).add(first).add(last);
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("Neither an interval nor a tag: '" + interval + "'", ex);
		}
	}

}
