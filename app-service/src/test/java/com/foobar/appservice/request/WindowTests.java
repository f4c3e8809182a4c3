package com.foobar.appservice.request;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

class WindowTests {

	@Test
	void takesTwentyFromTheBeginningUnlessToldOtherwise() {
		assertThat(Window.of(null, null)).isEqualTo(new Window(20, 0));
	}

	@Test
	void takesWhatIsWanted() {
		assertThat(Window.of("7", "30")).isEqualTo(new Window(7, 30));
	}

	@Test
	void takesMoreThanHundredForHundred() {
		assertThat(Window.of("101", "0").limit()).isEqualTo(100);
		assertThat(Window.of("123456789012345678901234567890", "0").limit()).isEqualTo(100);
	}

	@Test
	void goesNoFurtherThanIntegersDo() {
		assertThat(Window.of(null, "123456789012345678901234567890").offset()).isEqualTo(Integer.MAX_VALUE);
	}

	@Test
	void tellsOfBothAtOnce() {
		assertThatException().isThrownBy(() -> Window.of("0", "-1"))
			.withMessageContaining("limit=[is invalid]")
			.withMessageContaining("offset=[is invalid]");
	}

}
