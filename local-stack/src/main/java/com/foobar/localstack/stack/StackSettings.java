package com.foobar.localstack.stack;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user may choose, read from environment variables that begin with
 * {@code FOOBAR_}.
 *
 * @param checkout the project's folder, which holds the built applications; given by the
 * {@code ./foobar} script
 * @param home the folder for data, logs, secrets and certificates; {@code FOOBAR_HOME},
 * default {@code .foobar} in the checkout
 * @param portOffset a number added to every port, 0 to 50,000, so that several stacks fit
 * on one machine; {@code FOOBAR_PORT_OFFSET}, default 0
 * @param compiler how the applications are compiled; {@code FOOBAR_COMPILER}, default
 * {@code quick}
 * @param environment the whole environment, for those who look for programs on the
 * {@code PATH}
 */
public record StackSettings(Path checkout, Path home, int portOffset, JitCompiler compiler,
		Map<String, String> environment) {

	/** The folder with the MySQL server to use instead of the bundled one. */
	public static final String MYSQL_HOME = "FOOBAR_MYSQL_HOME";

	private static final String CHECKOUT = "FOOBAR_CHECKOUT";

	private static final String HOME = "FOOBAR_HOME";

	private static final String PORT_OFFSET = "FOOBAR_PORT_OFFSET";

	private static final int MAX_PORT_OFFSET = 50_000;

	/**
	 * Read by the script and by the running services; everything else with our prefix is
	 * a typing error.
	 */
	private static final Set<String> KNOWN = Set.of(CHECKOUT, HOME, PORT_OFFSET, MYSQL_HOME, JitCompiler.VARIABLE,
			"FOOBAR_JAVA_HOME", "FOOBAR_SUPERVISED");

	/**
	 * Reads and checks the settings.
	 * @throws StackException when a variable is unknown or its value unusable
	 */
	public static StackSettings from(Map<String, String> environment) {
		for (String name : new TreeSet<>(environment.keySet())) {
			if (name.startsWith("FOOBAR_") && !KNOWN.contains(name)) {
				throw new StackException("The environment variable " + name
						+ " is unknown. Known are FOOBAR_HOME, FOOBAR_PORT_OFFSET, FOOBAR_COMPILER, FOOBAR_MYSQL_HOME and FOOBAR_JAVA_HOME: correct or unset it.");
			}
		}
		Path checkout = Path.of(environment.getOrDefault(CHECKOUT, ".")).toAbsolutePath().normalize();
		String home = environment.getOrDefault(HOME, "");
		return new StackSettings(checkout,
				home.isBlank() ? checkout.resolve(".foobar") : Path.of(home).toAbsolutePath().normalize(),
				portOffset(environment.getOrDefault(PORT_OFFSET, "0")),
				JitCompiler.of(environment.getOrDefault(JitCompiler.VARIABLE, "quick")), Map.copyOf(environment));
	}

	private static int portOffset(String text) {
		try {
			int offset = Integer.parseInt(text.strip());
			if (offset >= 0 && offset <= MAX_PORT_OFFSET) {
				return offset;
			}
		}
		catch (NumberFormatException ex) {
			// Answered below, with the same sentence as a number out of range.
		}
		throw new StackException(
				"FOOBAR_PORT_OFFSET is \"" + text + "\": set it to a whole number from 0 to " + MAX_PORT_OFFSET + ".");
	}

}
