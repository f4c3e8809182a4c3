package com.foobar.mysqllocal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Passwords of the accounts that every data folder starts with; the account names are the
 * constants.
 *
 * @param admin password of {@link #ADMIN}, which may do everything
 * @param app password of {@link #APP}, which reads and writes rows and nothing else
 * @param migration password of {@link #MIGRATION}, which owns the schema
 * @param replication password of {@link #REPLICATION}, with which a replica follows its
 * source
 * @param monitor password of {@link #MONITOR}, which sees states and no rows
 */
public record MysqlAccounts(String admin, String app, String migration, String replication, String monitor) {

	public static final String ADMIN = "admin";

	public static final String APP = "app";

	public static final String MIGRATION = "migration";

	public static final String REPLICATION = "replication";

	public static final String MONITOR = "monitor";

	/** The database that the accounts work in. */
	public static final String DATABASE = "foobar";

	/**
	 * Nothing that SQL or a shell gives a meaning to; MySQL takes 32 characters at most
	 * for a replica.
	 */
	private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9_-]{16,32}");

	private static final int RANDOM_BYTES = 24;

	public MysqlAccounts {
		for (String password : List.of(admin, app, migration, replication, monitor)) {
			if (!ALLOWED.matcher(password).matches()) {
				throw new IllegalArgumentException(
						"A MySQL password must have 16 to 32 characters out of A-Z, a-z, 0-9, _ and -.");
			}
		}
	}

	/** New accounts with passwords that nobody can guess. */
	public static MysqlAccounts random() {
		SecureRandom random = new SecureRandom();
		return new MysqlAccounts(password(random), password(random), password(random), password(random),
				password(random));
	}

	private static String password(SecureRandom random) {
		byte[] bytes = new byte[RANDOM_BYTES];
		random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	/** The text without any of the passwords, fit for a log. */
	String redact(String text) {
		String redacted = text;
		for (String password : List.of(this.admin, this.app, this.migration, this.replication, this.monitor)) {
			redacted = redacted.replace(password, "***");
		}
		return redacted;
	}

	/** Tells two sets of passwords apart without giving them away. */
	String fingerprint() {
		String all = String.join("\n", this.admin, this.app, this.migration, this.replication, this.monitor);
		return Fingerprint.of(all);
	}

	@Override
	public String toString() {
		return "MysqlAccounts[***]";
	}

}
