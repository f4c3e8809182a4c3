package com.foobar.mysqllocal;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of a MySQL server.
 *
 * @param major first number
 * @param minor second number
 * @param patch third number
 */
public record MysqlVersion(int major, int minor, int patch) implements Comparable<MysqlVersion> {

	/** The first one that knows {@code SHOW REPLICA STATUS} and {@code START REPLICA}. */
	static final MysqlVersion OLDEST = new MysqlVersion(8, 0, 22);

	private static final Pattern PRINTED = Pattern.compile("\\bVer (\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

	private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");

	/** The version in what {@code mysqld --version} prints. */
	static Optional<MysqlVersion> printed(String output) {
		return from(PRINTED.matcher(output));
	}

	/** The version that {@link #toString()} wrote. */
	static Optional<MysqlVersion> written(String text) {
		Matcher matcher = WRITTEN.matcher(text);
		return matcher.matches() ? from(matcher.reset()) : Optional.empty();
	}

	private static Optional<MysqlVersion> from(Matcher matcher) {
		return matcher.find() ? Optional.of(new MysqlVersion(Integer.parseInt(matcher.group(1)),
				Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)))) : Optional.empty();
	}

	public boolean isBefore(MysqlVersion other) {
		return compareTo(other) < 0;
	}

	/**
	 * Whether a server of this version may open data written by the other: a later patch
	 * of the same series may, anything else needs an upgrade procedure or is a downgrade.
	 */
	boolean opensDataOf(MysqlVersion writer) {
		return this.major == writer.major && this.minor == writer.minor && this.patch >= writer.patch;
	}

	@Override
	public int compareTo(MysqlVersion other) {
		return Comparator.comparingInt(MysqlVersion::major)
			.thenComparingInt(MysqlVersion::minor)
			.thenComparingInt(MysqlVersion::patch)
			.compare(this, other);
	}

	@Override
	public String toString() {
		return this.major + "." + this.minor + "." + this.patch;
	}

}
