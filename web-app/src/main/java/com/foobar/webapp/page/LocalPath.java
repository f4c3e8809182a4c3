package com.foobar.webapp.page;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * An address that certainly lies on this site, whoever typed it.
 *
 * @param value path and query, encoded
 */
record LocalPath(String value) {

	static final LocalPath HOME = new LocalPath("/");

	/**
	 * One slash, not two: browsers read what follows two, or a slash and a backslash, as
	 * the name of another server. They also drop tabs and line breaks, so nothing but
	 * visible ASCII is let through.
	 */
	private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[!-~&&[^\\\\]]{0,2047}");

	/** The path as typed, or the home page when it could lead anywhere else. */
	static LocalPath orHome(@Nullable String typed) {
		return (typed != null && LOCAL.matcher(typed).matches()) ? new LocalPath(typed) : HOME;
	}

}
