package com.foobar.localstack.cli;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Columns under their headings. */
class TextTableTests {

	@Test
	void alignsColumnsAndLeavesNoBlanksAtTheEnd() {
		assertThat(new TextTable("A", "LONG", "B").row("longer", "x", "").row("s", "y", "z").lines())
			.containsExactly("A       LONG  B", "longer  x", "s       y     z");
	}

	@Test
	void countsCharactersBeyondTheBasicPlaneOnce() {
		assertThat(new TextTable("A", "B").row("😀😀", "x").lines()).containsExactly("A   B", "😀😀  x");
	}

}
