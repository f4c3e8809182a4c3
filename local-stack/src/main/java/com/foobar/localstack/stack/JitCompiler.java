package com.foobar.localstack.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How the applications' bytecode becomes machine code. Seven Java processes that start on
 * few cores spend most of their time compiling, so the local stack compiles quickly
 * unless asked to compile well.
 */
public enum JitCompiler {

	/**
	 * The fast compiler only: half the processor time at the start and less memory, about
	 * twice the processor time a request after minutes of load.
	 */
	QUICK,

	/** What the JVM does by itself: the optimising compiler follows the fast one. */
	FULL;

	/** Names the choice; default {@code quick}. */
	static final String VARIABLE = "FOOBAR_COMPILER";

	static JitCompiler of(String name) {
		return Arrays.stream(values())
			.filter((compiler) -> compiler.toString().equals(name.strip()))
			.findFirst()
			.orElseThrow(() -> new StackException(VARIABLE + " is \"" + name + "\": set it to "
					+ Arrays.stream(values()).map(JitCompiler::toString).collect(Collectors.joining(" or ")) + "."));
	}

	public List<String> jvmOptions() {
		return (this == QUICK) ? List.of("-XX:TieredStopAtLevel=1") : List.of();
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
