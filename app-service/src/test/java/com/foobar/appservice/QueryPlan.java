package com.foobar.appservice;

import java.util.List;

import com.foobar.mysqllocal.MysqlAdmin;
import org.jspecify.annotations.Nullable;

/**
 * How a server means to answer a statement.
 *
 * @param statement the statement
 * @param steps what it looks at, one table each
 */
record QueryPlan(String statement, List<Step> steps) {

	/** More than a page with its tags has. */
	private static final long MANY = 100;

	static QueryPlan of(MysqlAdmin server, String statement) {
		var answer = server.query("EXPLAIN FORMAT=TRADITIONAL " + statement);
		return new QueryPlan(statement, answer.rows().stream().map((row) -> Step.of(answer.columns(), row)).toList());
	}

	/** What would get slow as tables grow, or nothing. */
	List<String> faults() {
		return this.steps.stream().filter(this::isSlow).map(Step::toString).toList();
	}

	private boolean isSlow(Step step) {
		boolean wholeTable = step.type().equals("ALL") && !step.isMadeByStatement();
		boolean sortsManyWideRows = step.extra().contains("Using filesort") && !step.isMadeByStatement()
				&& step.rows() > MANY && !step.select().equals("DERIVED") && !sortsGroups(step);
		return wholeTable || sortsManyWideRows || step.extra().contains("join buffer");
	}

	/** The groups themselves come out of an index in order. */
	private boolean sortsGroups(Step step) {
		return this.statement.contains(" group by ") && step.isCovered();
	}

	boolean counts() {
		return this.statement.startsWith("select count(");
	}

	/** Whether an index alone, without the rows, answers a step. */
	boolean isCoveredBy(String index) {
		return this.steps.stream().anyMatch((step) -> step.key().equals(index) && step.isCovered());
	}

	boolean uses(String index) {
		return this.steps.stream().anyMatch((step) -> step.key().equals(index));
	}

	/**
	 * A table that is looked at.
	 *
	 * @param select which part of the statement looks
	 * @param table its alias, or a name in angle brackets for what the statement made
	 * @param type how rows are found
	 * @param key by which index
	 * @param rows how many, about
	 * @param extra what else is done
	 */
	record Step(String select, String table, String type, String key, long rows, String extra) {

		static Step of(List<String> columns, List<@Nullable String> row) {
			return new Step(value(columns, row, "select_type"), value(columns, row, "table"),
					value(columns, row, "type"), value(columns, row, "key"),
					Long.parseLong("0" + value(columns, row, "rows")), value(columns, row, "Extra"));
		}

		private static String value(List<String> columns, List<@Nullable String> row, String column) {
			String value = row.get(columns.indexOf(column));
			return (value != null) ? value : "";
		}

		boolean isMadeByStatement() {
			return this.table.startsWith("<");
		}

		boolean isCovered() {
			return this.extra.contains("Using index") && !this.extra.contains("Using index condition");
		}

	}

}
