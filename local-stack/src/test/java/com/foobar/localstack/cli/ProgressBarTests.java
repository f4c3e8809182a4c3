package com.foobar.localstack.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

import com.foobar.localstack.seed.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A bar for people, lines for logs. */
class ProgressBarTests {

	private final StringWriter err = new StringWriter();

	@Test
	void drawsABarOnATerminal() {
		bar(true).advance(Step.ARTICLES, 10, 30);

		assertThat(this.err.toString()).isEqualTo("\r\u001b[2Karticles   [##########....................] 10/30");
	}

	@Test
	void replacesTheBarByItsResult() {
		bar(true).finish(Step.ARTICLES, 1300, 20);

		assertThat(this.err.toString()).isEqualTo("\r\u001b[2Karticles    1,300, 20 of them new\n");
	}

	@Test
	void printsOneLineAStepElsewhere() {
		ProgressBar bar = bar(false);
		bar.advance(Step.PEOPLE, 1, 2);
		bar.advance(Step.PEOPLE, 2, 2);
		bar.finish(Step.PEOPLE, 2, 1);

		assertThat(this.err.toString()).isEqualTo("people          2, 1 of them new\n");
	}

	@Test
	void drawsNothingWhenThereIsNothingToDo() {
		bar(true).advance(Step.FOLLOWS, 0, 0);

		assertThat(this.err.toString()).isEmpty();
	}

	private ProgressBar bar(boolean interactive) {
		PrintWriter writer = new PrintWriter(this.err, true);
		return new ProgressBar(new Terminal(writer, writer, interactive));
	}

}
