package com.foobar.dbrouting.routing;

import java.sql.SQLException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WrongRouteTranslatorTests {

	private final WrongRouteTranslator translator = new WrongRouteTranslator();

	@Test
	void explainsRefusalOfDriver() {
		SQLException refusal = new SQLException("Connection is read-only. Queries leading to ...", "S1009");

		assertThat(this.translator.interceptException(refusal)).hasMessageContaining("@Transactional, without readOnly")
			.hasCause(refusal)
			.isInstanceOfSatisfying(SQLException.class,
					(explained) -> assertThat(explained.getSQLState()).isEqualTo("25006"));
	}

	@Test
	void explainsRefusalOfServer() {
		SQLException refusal = new SQLException("Cannot execute statement in a READ ONLY transaction.", "25006", 1792);

		assertThat(this.translator.interceptException(refusal)).hasMessageContaining("marked read-only");
	}

	@Test
	void leavesEverythingElseAlone() {
		SQLException other = new SQLException("Parameter index out of range", "S1009");

		assertThat(this.translator.interceptException(other)).isSameAs(other);
	}

}
