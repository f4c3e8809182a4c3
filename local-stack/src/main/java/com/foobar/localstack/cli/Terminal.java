package com.foobar.localstack.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Where output goes, and whether a person watches it.
 *
 * @param out results
 * @param err progress and errors
 * @param interactive whether lines may be redrawn
 */
record Terminal(PrintWriter out, PrintWriter err, boolean interactive) {

	/** Colours only where a terminal shows them and the user has not declined them. */
	String paint(String text, String sgr) {
		return this.interactive ? "\u001b[" + sgr + "m" + text + "\u001b[0m" : text;
	}

	@SuppressWarnings("SystemConsoleNull") // the null check is for NullAway, whose model
											// of the JDK is older
	static boolean isInteractive(Map<String, String> environment) {
		@Nullable Console console = System.console();
		return console != null && console.isTerminal() && !environment.containsKey("NO_COLOR")
				&& !"dumb".equals(environment.get("TERM"));
	}

	void progress(String line) {
		this.err.println(line);
		this.err.flush();
	}

}
