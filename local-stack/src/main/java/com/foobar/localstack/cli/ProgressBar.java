package com.foobar.localstack.cli;

import java.util.Locale;

import com.foobar.localstack.seed.Progress;
import com.foobar.localstack.seed.Step;

/** Shows how far a seeding is: a bar on a terminal, a line for each step everywhere. */
final class ProgressBar implements Progress {

	private static final int WIDTH = 30;

	/** Back to the first column, and away with what the line holds. */
	private static final String CLEAR = "\r\u001b[2K";

	private final Terminal terminal;

	ProgressBar(Terminal terminal) {
		this.terminal = terminal;
	}

	@Override
	public void advance(Step step, int done, int total) {
		if (this.terminal.interactive() && total > 0) {
			int filled = (int) ((long) WIDTH * done / total);
			this.terminal.err()
				.print(String.format(Locale.ROOT, "%s%-10s [%s%s] %d/%d", CLEAR, step.word(), "#".repeat(filled),
						".".repeat(WIDTH - filled), done, total));
			this.terminal.err().flush();
		}
	}

	@Override
	public void finish(Step step, int total, int added) {
		String line = String.format(Locale.ROOT, "%-10s %,6d, %,d of them new", step.word(), total, added);
		this.terminal.progress(this.terminal.interactive() ? CLEAR + line : line);
	}

}
