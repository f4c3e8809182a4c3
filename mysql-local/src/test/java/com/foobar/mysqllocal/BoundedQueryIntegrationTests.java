package com.foobar.mysqllocal;

import java.time.Duration;
import java.util.Arrays;

import com.foobar.mysqllocal.host.MysqlLocalException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Statements that a person types: however much they return, however long they take. */
@Timeout(60)
class BoundedQueryIntegrationTests {

	private static final String NUMBERS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d) ";

	@AutoClose
	private static final ReplicatedPair pair = ReplicatedPair.start();

	private final MysqlAdmin admin = pair.primary().admin();

	@Test
	void namesColumnsAndTellsNullFromText() {
		QueryResult result = this.admin.query("SELECT 1 AS one, NULL AS nothing, 'null' AS text");

		assertThat(result.columns()).containsExactly("one", "nothing", "text");
		assertThat(result.rows()).containsExactly(Arrays.asList("1", null, "null"));
		assertThat(result.truncated()).isFalse();
	}

	@Test
	void countsChangedRows() {
		this.admin.query("CREATE TABLE counted (id INT PRIMARY KEY)");

		assertThat(this.admin.query("INSERT INTO counted VALUES (1), (2)").updated()).isEqualTo(2);
	}

	@Test
	void returnsTheFirstTenThousandRows() {
		QueryResult result = this.admin
			.query("SELECT a.ordinal_position FROM information_schema.columns a, information_schema.columns b");

		assertThat(result.rows()).hasSize(10_000);
		assertThat(result.truncated()).isTrue();
	}

	@Test
	void doesNotCallAFullAnswerTruncated() {
		this.admin.query("SET GLOBAL cte_max_recursion_depth = 10000");

		QueryResult result = this.admin.query(NUMBERS.formatted(10_000) + "SELECT i FROM n");

		assertThat(result.rows()).hasSize(10_000);
		assertThat(result.truncated()).isFalse();
	}

	@Test
	void returnsTheFirstMegabytesOfWideRows() {
		QueryResult result = this.admin.query(NUMBERS.formatted(100) + "SELECT REPEAT('x', 1000000) FROM n");

		assertThat(result.truncated()).isTrue();
		assertThat(result.rows()).hasSizeBetween(5, 20);
	}

	@Test
	void interruptsAStatementThatTakesTooLong() {
		AdminConnection connection = new AdminConnection(pair.primary().port(), pair.accounts().admin());

		assertThatExceptionOfType(MysqlLocalException.class)
			.isThrownBy(() -> connection.call(Duration.ofSeconds(20), (open) -> BoundedQuery.execute(open,
					"SELECT COUNT(*) FROM information_schema.columns a, information_schema.columns b, information_schema.columns c",
					Duration.ofSeconds(1))))
			.withMessageMatching(".*(interrupted|cancelled|exceeded).*");
	}

	@Test
	void refusesTwoStatements() {
		assertThatExceptionOfType(MysqlLocalException.class).isThrownBy(() -> this.admin.query("SELECT 1; SELECT 2"))
			.withMessageContaining("error in your SQL syntax");
	}

}
