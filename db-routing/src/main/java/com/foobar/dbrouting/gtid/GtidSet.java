package com.foobar.dbrouting.gtid;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * An immutable set of transaction identifiers: for each source the closed intervals of
 * its numbers. Membership is what counts; numbers are never compared across gaps, blocks
 * or tags.
 */
public final class GtidSet {

	/** The set without a member. */
	public static final GtidSet EMPTY = new GtidSet(Map.of());

	/** For each source first and last numbers in turn, ascending, with gaps between. */
	private final Map<GtidSource, long[]> intervals;

	/** The only source of a set made by {@link #of}, as most tokens carry it. */
	private final @Nullable GtidSource only;

	private GtidSet(Map<GtidSource, long[]> intervals) {
		this(intervals, null);
	}

	private GtidSet(Map<GtidSource, long[]> intervals, @Nullable GtidSource only) {
		this.intervals = intervals;
		this.only = only;
	}

	/**
	 * Reads the server's notation, for example
	 * {@code 3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5:7:tag:1-3}.
	 * @throws IllegalArgumentException naming the part that is not understood
	 */
	public static GtidSet parse(String text) {
		return GtidSetParser.parse(text);
	}

	/** The numbers from {@code first} to {@code last} of one source. */
	public static GtidSet of(GtidSource source, long first, long last) {
		if (first < 1 || last < first) {
			throw new IllegalArgumentException("Not an interval: " + first + "-" + last);
		}
		return new GtidSet(Map.of(source, new long[] { first, last }), source);
	}

	/** Made of intervals in any order, overlapping or not. */
	static GtidSet ofUnsorted(Map<GtidSource, long[]> unsorted) {
		Map<GtidSource, long[]> sorted = HashMap.newHashMap(unsorted.size());
		unsorted.forEach((source, numbers) -> sorted.put(source, Intervals.normalize(numbers)));
		return new GtidSet(sorted);
	}

	/** Whether nothing is in it. */
	public boolean isEmpty() {
		return this.intervals.isEmpty();
	}

	/** Whether it has the transaction. */
	public boolean contains(GtidSource source, long number) {
		long[] numbers = this.intervals.get(source);
		return numbers != null && Intervals.contains(numbers, number, number);
	}

	/** Whether it has every transaction of the other. */
	public boolean containsAll(GtidSet other) {
		GtidSource source = other.only;
		if (source != null) {
			// Each read of a user asks this: no iterator is made for it.
			long[] theirs = other.intervals.get(source);
			return theirs != null && containsAll(source, theirs);
		}
		for (Map.Entry<GtidSource, long[]> entry : other.intervals.entrySet()) {
			if (!containsAll(entry.getKey(), entry.getValue())) {
				return false;
			}
		}
		return true;
	}

	private boolean containsAll(GtidSource source, long[] numbers) {
		long[] mine = this.intervals.get(source);
		return mine != null && Intervals.containsAll(mine, numbers);
	}

	/** The union of both. */
	public GtidSet plus(GtidSet other) {
		if (other.isEmpty()) {
			return this;
		}
		if (isEmpty()) {
			return other;
		}
		Map<GtidSource, long[]> result = new HashMap<>(this.intervals);
		other.intervals.forEach((source, theirs) -> result.merge(source, theirs, Intervals::union));
		return new GtidSet(result);
	}

	/** What is in this and not in the other. */
	public GtidSet minus(GtidSet other) {
		Map<GtidSource, long[]> result = HashMap.newHashMap(this.intervals.size());
		this.intervals.forEach((source, mine) -> {
			long[] theirs = other.intervals.get(source);
			long[] rest = (theirs != null) ? Intervals.difference(mine, theirs) : mine;
			if (rest.length > 0) {
				result.put(source, rest);
			}
		});
		return new GtidSet(result);
	}

	/**
	 * This set with those gaps filled whose every transaction is in {@code executed}: the
	 * same demand on a server that follows, written shorter.
	 */
	public GtidSet bridged(GtidSet executed) {
		Map<GtidSource, long[]> result = HashMap.newHashMap(this.intervals.size());
		this.intervals.forEach((source, mine) -> {
			long[] theirs = executed.intervals.get(source);
			result.put(source, (theirs != null) ? Intervals.bridge(mine, theirs) : mine);
		});
		return new GtidSet(result);
	}

	/** How many transactions are in it. */
	public long size() {
		long size = 0;
		for (long[] numbers : this.intervals.values()) {
			size += Intervals.size(numbers);
		}
		return size;
	}

	/** Everybody who numbered one of its transactions. */
	public Set<GtidSource> sources() {
		return this.intervals.keySet();
	}

	/** First and last numbers of a source in turn, ascending. */
	public long[] intervals(GtidSource source) {
		long[] numbers = this.intervals.get(source);
		return (numbers != null) ? numbers.clone() : new long[0];
	}

	@Override
	public boolean equals(Object other) {
		if (!(other instanceof GtidSet set) || !this.intervals.keySet().equals(set.intervals.keySet())) {
			return false;
		}
		return this.intervals.entrySet()
			.stream()
			.allMatch((entry) -> Arrays.equals(entry.getValue(), set.intervals.get(entry.getKey())));
	}

	@Override
	public int hashCode() {
		int hash = 0;
		for (Map.Entry<GtidSource, long[]> entry : this.intervals.entrySet()) {
			hash += entry.getKey().hashCode() ^ Arrays.hashCode(entry.getValue());
		}
		return hash;
	}

	/** The server's notation, sources in its order. */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder();
		String uuid = "";
		for (Map.Entry<GtidSource, long[]> entry : new TreeMap<>(this.intervals).entrySet()) {
			String next = entry.getKey().uuid().toString();
			if (!next.equals(uuid)) {
				text.append(text.isEmpty() ? "" : ",").append(next);
				uuid = next;
			}
			if (!entry.getKey().tag().isEmpty()) {
				text.append(':').append(entry.getKey().tag());
			}
			Intervals.append(text, entry.getValue());
		}
		return text.toString();
	}

}
