package com.foobar.localstack.doctor;

/**
 * What one check found.
 *
 * @param check what was looked at
 * @param level how bad it is
 * @param detail what was seen
 * @param fix what to do, empty when nothing
 */
public record Finding(String check, Level level, String detail, String fix) {

	/** How bad a finding is. */
	public enum Level {

		/** As it should be. */
		OK,
		/** The stack runs, with less comfort. */
		HINT,
		/** The stack cannot start. */
		PROBLEM

	}

	static Finding ok(String check, String detail) {
		return new Finding(check, Level.OK, detail, "");
	}

	static Finding hint(String check, String detail, String fix) {
		return new Finding(check, Level.HINT, detail, fix);
	}

	static Finding problem(String check, String detail, String fix) {
		return new Finding(check, Level.PROBLEM, detail, fix);
	}

}
