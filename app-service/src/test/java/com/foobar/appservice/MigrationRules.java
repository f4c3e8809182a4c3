package com.foobar.appservice;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What of docs/migrations.md can be checked by reading a migration.
 */
final class MigrationRules {

	private static final Pattern COMMENT = Pattern.compile("--[^\n]*");

	private static final Pattern CONTRACT = Pattern.compile("(?m)^-- contract: .+\\b\\d+\\.\\d+\\.\\d+\\b.*$");

	private static final Pattern WIDENS = Pattern.compile("(?m)^-- widens: .+$");

	private static final Pattern REMOVES = Pattern.compile("\\b(DROP|RENAME|CHANGE|TRUNCATE|(?<!ON )DELETE)\\b");

	private static final Pattern RETYPES = Pattern.compile("\\bMODIFY\\b");

	private static final Pattern FORBIDS = Pattern
		.compile("\\bADD (CONSTRAINT|UNIQUE|PRIMARY|FOREIGN|CHECK)\\b|^CREATE UNIQUE\\b");

	private static final Pattern ADDS_COLUMN = Pattern
		.compile("\\bADD (COLUMN )?(?!CONSTRAINT|UNIQUE|PRIMARY|FOREIGN|CHECK|INDEX|KEY|FULLTEXT|SPATIAL)");

	private static final Pattern CHANGES_TABLE = Pattern.compile("^(ALTER TABLE|CREATE (UNIQUE )?INDEX)\\b");

	private static final Pattern HOW = Pattern.compile("\\bALGORITHM ?= ?(INSTANT|INPLACE,? LOCK ?= ?NONE)$");

	private MigrationRules() {
	}

	/** What is wrong with a migration, or nothing. */
	static List<String> brokenBy(String sql) {
		List<String> statements = Stream.of(COMMENT.matcher(sql).replaceAll(" ").split(";", -1))
			.map((statement) -> statement.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT))
			.filter((statement) -> !statement.isEmpty())
			.toList();
		List<String> broken = new ArrayList<>();
		if (statements.size() != 1) {
			broken.add("has " + statements.size() + " statements: MySQL would commit each by itself");
		}
		boolean contracts = CONTRACT.matcher(sql).find();
		boolean widens = WIDENS.matcher(sql).find();
		for (String statement : statements) {
			check(statement, contracts, widens, broken);
		}
		return broken;
	}

	private static void check(String statement, boolean contracts, boolean widens, List<String> broken) {
		if (REMOVES.matcher(statement).find() && !contracts) {
			broken.add("removes or renames what the previous release may use, without a line '-- contract:': "
					+ statement);
		}
		if (FORBIDS.matcher(statement).find() && !contracts) {
			broken.add("forbids what the previous release may write, without a line '-- contract:': " + statement);
		}
		if (RETYPES.matcher(statement).find() && !contracts && !widens) {
			broken.add("retypes a column without a line '-- widens:' or '-- contract:': " + statement);
		}
		if (ADDS_COLUMN.splitAsStream(statement).skip(1).anyMatch(MigrationRules::wantsValue)) {
			broken.add("adds a column that the previous release gives no value: " + statement);
		}
		if (CHANGES_TABLE.matcher(statement).find() && !HOW.matcher(statement).find()) {
			broken.add("lets MySQL copy the table or hold up writers; end it in ALGORITHM=INSTANT"
					+ " or ALGORITHM=INPLACE, LOCK=NONE: " + statement);
		}
	}

	private static boolean wantsValue(String column) {
		return column.contains("NOT NULL") && !column.contains("DEFAULT") && !column.contains("GENERATED");
	}

}
