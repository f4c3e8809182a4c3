package com.foobar.appservice.article;

import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SlugsTests {

	private final Slugs slugs = new Slugs();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			How to train your dragon | how-to-train-your-dragon
			Crème Brûlée!            | creme-brulee
			'  -- C++ & Java 25 -- ' | c-java-25
			ﬁne ﬂuﬀ                  | fine-fluff
			İstanbul                 | istanbul
			a_b.c/d                  | a-b-c-d
			""")
	void keepsPlainLettersAndDigits(String title, String words) {
		assertThat(this.slugs.next(title)).matches(words + "-[a-z0-9]{10}");
	}

	@ParameterizedTest
	@CsvSource({ "!!!", "日本語", "🐳", "-" })
	void isEndingAloneWhenNothingIsLeft(String title) {
		assertThat(this.slugs.next(title)).matches("[a-z0-9]{10}");
	}

	@Test
	void fitsItsColumn() {
		assertThat(this.slugs.next("a-".repeat(127) + "a")).hasSizeLessThanOrEqualTo(255).doesNotContain("--");
		assertThat(this.slugs.next("ﷺ".repeat(255))).hasSizeLessThanOrEqualTo(255);
		assertThat(this.slugs.next("㎧".repeat(255))).hasSizeLessThanOrEqualTo(255);
	}

	@Test
	void isAnotherEachTime() {
		Set<String> seen = new HashSet<>();
		for (int i = 0; i < 1_000; i++) {
			assertThat(seen.add(this.slugs.next("same"))).isTrue();
		}
	}

}
