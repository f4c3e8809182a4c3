package com.foobar.webapp.feed;

import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The row of page numbers. */
class PagingTests {

	@ParameterizedTest
	@CsvSource({ "1, 20, '[1] 2'", "2, 55, '1 [2] 3 4 5 6'", "1, 100, '[1] 2 3 … 10'", "5, 100, '1 2 3 4 [5] 6 7 … 10'",
			"6, 100, '1 … 4 5 [6] 7 8 9 10'", "10, 100, '1 … 8 9 [10]'", "4, 100, '1 2 3 [4] 5 6 … 10'",
			"99, 100, '1 … 8 9 10'", "1000000, 10000000, '1 … 999998 999999 [1000000]'" })
	void showsTheEndsAndTheNeighbours(int page, int articles, String row) {
		String shown = Paging.of(page, articles, "/")
			.items()
			.stream()
			.map(item -> (item.afterGap() ? "… " : "") + (item.current() ? "[" + item.number() + "]" : item.number()))
			.collect(Collectors.joining(" "));

		assertThat(shown).isEqualTo(row);
	}

	@ParameterizedTest
	@CsvSource({ "0, false", "10, false", "11, true" })
	void isNeededForMoreThanOnePage(int articles, boolean needed) {
		assertThat(Paging.of(1, articles, "/").needed()).isEqualTo(needed);
	}

	@ParameterizedTest
	@CsvSource({ "/, /?page=2", "/?feed=following, /?feed=following&page=2", "/tag/tcp%2Fip, /tag/tcp%2Fip?page=2" })
	void keepsTheList(String path, String second) {
		assertThat(Paging.of(1, 20, path).href(2)).isEqualTo(second);
	}

	@Test
	void countsOffsetsInArticles() {
		assertThat(Paging.offset(1)).isZero();
		assertThat(Paging.offset(3)).isEqualTo(20);
		assertThat(Paging.offset(Paging.MAX_PAGE)).isPositive();
	}

}
