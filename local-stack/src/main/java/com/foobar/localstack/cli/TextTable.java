package com.foobar.localstack.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Aligns rows of text under a heading. */
final class TextTable {

	private static final String GAP = "  ";

	private final List<List<String>> rows = new ArrayList<>();

	TextTable(String... heading) {
		this.rows.add(List.of(heading));
	}

	TextTable(List<String> heading) {
		this.rows.add(List.copyOf(heading));
	}

	TextTable row(String... cells) {
		return row(List.of(cells));
	}

	TextTable row(List<String> cells) {
		this.rows.add(List.copyOf(cells));
		return this;
	}

	List<String> lines() {
		int columns = this.rows.getFirst().size();
		int[] widths = IntStream.range(0, columns)
			.map((column) -> this.rows.stream().mapToInt((row) -> width(row.get(column))).max().orElse(0))
			.toArray();
		return this.rows.stream().map((row) -> line(row, widths)).toList();
	}

	private static String line(List<String> row, int[] widths) {
		return IntStream.range(0, row.size())
			.mapToObj((column) -> row.get(column) + " ".repeat(widths[column] - width(row.get(column))))
			.collect(Collectors.joining(GAP))
			.stripTrailing();
	}

	private static int width(String cell) {
		return cell.codePointCount(0, cell.length());
	}

}
