package com.foobar.dbrouting.gtid;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Random;
import java.util.StringJoiner;

import com.foobar.mysqllocal.MysqlAccounts;
import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The server is the authority on what its notation means. */
class GtidSetIntegrationTests {

	private static final int ROUNDS = 2_000;

	private final Random random = new Random(7);

	@Test
	void agreesWithServerOnRandomSets() throws SQLException {
		try (ReplicatedPair pair = ReplicatedPair.start();
				Connection connection = DriverManager.getConnection(pair.primary().jdbcUrl(), MysqlAccounts.APP,
						pair.accounts().app());
				PreparedStatement ask = connection.prepareStatement(
						"SELECT GTID_SUBSET(?, ?), GTID_SUBTRACT(?, ?), GTID_SUBTRACT(CONCAT(?, ',', ?), '')")) {
			for (int round = 0; round < ROUNDS; round++) {
				String one = text();
				String two = text();
				for (int i = 1; i <= 6; i++) {
					ask.setString(i, (i % 2 == 1) ? one : two);
				}
				try (ResultSet answer = ask.executeQuery()) {
					answer.next();
					GtidSet first = GtidSet.parse(one);
					GtidSet second = GtidSet.parse(two);

					assertThat(second.containsAll(first)).as("%s in %s", one, two).isEqualTo(answer.getBoolean(1));
					assertThat(first.minus(second)).as("%s without %s", one, two)
						.hasToString(answer.getString(2).replace("\n", ""));
					assertThat(first.plus(second)).as("%s and %s", one, two)
						.hasToString(answer.getString(3).replace("\n", ""));
				}
			}
		}
	}

	/** Up to two servers with up to four intervals each, in any order. */
	private String text() {
		StringJoiner servers = new StringJoiner(",");
		for (int server = 0; server < 1 + this.random.nextInt(2); server++) {
			StringBuilder text = new StringBuilder((this.random.nextBoolean() ? "a" : "b").repeat(8))
				.append("-1111-1111-1111-111111111111");
			for (int i = 0; i < 1 + this.random.nextInt(4); i++) {
				int first = 1 + this.random.nextInt(30);
				text.append(':').append(first);
				if (this.random.nextBoolean()) {
					text.append('-').append(first + this.random.nextInt(8));
				}
			}
			servers.add(text);
		}
		return servers.toString();
	}

}
