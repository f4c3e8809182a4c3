package com.foobar.dbrouting.gtid;

import java.util.Arrays;

/**
 * Arithmetic on the numbers of one source: first and last of each closed interval in
 * turn, ascending, never touching.
 */
final class Intervals {

	private Intervals() {
	}

	static boolean contains(long[] numbers, long first, long last) {
		int low = 0;
		int high = numbers.length / 2 - 1;
		while (low <= high) {
			int middle = (low + high) >>> 1;
			if (numbers[2 * middle + 1] < first) {
				low = middle + 1;
			}
			else if (numbers[2 * middle] > first) {
				high = middle - 1;
			}
			else {
				return numbers[2 * middle + 1] >= last;
			}
		}
		return false;
	}

	static boolean containsAll(long[] numbers, long[] others) {
		for (int i = 0; i < others.length; i += 2) {
			if (!contains(numbers, others[i], others[i + 1])) {
				return false;
			}
		}
		return true;
	}

	static long[] union(long[] one, long[] two) {
		if (containsAll(one, two)) {
			return one;
		}
		long[] all = Arrays.copyOf(one, one.length + two.length);
		System.arraycopy(two, 0, all, one.length, two.length);
		return normalize(all);
	}

	/** Sorts the intervals and joins those that overlap or touch. */
	static long[] normalize(long[] numbers) {
		if (isNormal(numbers)) {
			return numbers;
		}
		long[][] pairs = new long[numbers.length / 2][];
		for (int i = 0; i < pairs.length; i++) {
			pairs[i] = new long[] { numbers[2 * i], numbers[2 * i + 1] };
		}
		Arrays.sort(pairs, (one, two) -> Long.compare(one[0], two[0]));
		long[] result = new long[numbers.length];
		int length = 0;
		for (long[] pair : pairs) {
			if (length > 0 && pair[0] <= result[length - 1] + 1) {
				result[length - 1] = Math.max(result[length - 1], pair[1]);
			}
			else {
				result[length++] = pair[0];
				result[length++] = pair[1];
			}
		}
		return Arrays.copyOf(result, length);
	}

	private static boolean isNormal(long[] numbers) {
		for (int i = 2; i < numbers.length; i += 2) {
			if (numbers[i] <= numbers[i - 1] + 1) {
				return false;
			}
		}
		return true;
	}

	static long[] difference(long[] numbers, long[] others) {
		long[] result = new long[numbers.length + others.length];
		int length = 0;
		int other = 0;
		for (int i = 0; i < numbers.length; i += 2) {
			long first = numbers[i];
			long last = numbers[i + 1];
			while (other < others.length && others[other + 1] < first) {
				other += 2;
			}
			for (int next = other; first <= last && next < others.length && others[next] <= last; next += 2) {
				if (others[next] > first) {
					result[length++] = first;
					result[length++] = others[next] - 1;
				}
				first = others[next + 1] + 1;
			}
			if (first <= last) {
				result[length++] = first;
				result[length++] = last;
			}
		}
		return Arrays.copyOf(result, length);
	}

	/** Joins neighbours when the gap between them is in {@code filling}. */
	static long[] bridge(long[] numbers, long[] filling) {
		long[] result = new long[numbers.length];
		int length = 0;
		for (int i = 0; i < numbers.length; i += 2) {
			if (length > 0 && contains(filling, result[length - 1] + 1, numbers[i] - 1)) {
				result[length - 1] = numbers[i + 1];
			}
			else {
				result[length++] = numbers[i];
				result[length++] = numbers[i + 1];
			}
		}
		return Arrays.copyOf(result, length);
	}

	static long size(long[] numbers) {
		long size = 0;
		for (int i = 0; i < numbers.length; i += 2) {
			size += numbers[i + 1] - numbers[i] + 1;
		}
		return size;
	}

	static void append(StringBuilder text, long[] numbers) {
		for (int i = 0; i < numbers.length; i += 2) {
			text.append(':').append(numbers[i]);
			if (numbers[i + 1] > numbers[i]) {
				text.append('-').append(numbers[i + 1]);
			}
		}
	}

}
