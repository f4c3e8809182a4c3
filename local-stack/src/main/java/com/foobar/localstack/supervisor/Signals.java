package com.foobar.localstack.supervisor;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import com.foobar.localstack.stack.StackException;

/**
 * Sends signals by the system's {@code kill} command, since Java itself knows only two of
 * them.
 */
final class Signals {

	private static final Set<String> KNOWN = Set.of("ABRT", "ALRM", "CONT", "HUP", "INT", "KILL", "QUIT", "STOP",
			"TERM", "TSTP", "USR1", "USR2");

	private Signals() {
	}

	static void send(long pid, String signal) {
		String name = signal.toUpperCase(Locale.ROOT);
		name = name.startsWith("SIG") ? name.substring(3) : name;
		if (!KNOWN.contains(name)) {
			throw new StackException("The signal " + signal + " is unknown: use one of "
					+ String.join(", ", new TreeSet<>(KNOWN)) + ".");
		}
		try {
			Process kill = new ProcessBuilder("kill", "-s", name, Long.toString(pid)).inheritIO().start();
			if (!kill.waitFor(5, TimeUnit.SECONDS) || kill.exitValue() != 0) {
				throw new StackException("The signal " + name + " could not be sent to process " + pid
						+ ": it may have ended just now; look with ./foobar ps.");
			}
		}
		catch (IOException ex) {
			throw new StackException("The kill command is missing on this machine: install procps or util-linux.", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
