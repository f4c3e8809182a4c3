package com.foobar.appservice;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.foobar.mysqllocal.MysqlAccounts;
import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.Test;

import org.springframework.test.web.servlet.client.RestTestClient;

import static org.awaitility.Awaitility.await;

/** An article goes away in the moment in which somebody does something with it. */
class VanishingArticleApiIntegrationTests extends ApiIntegrationTest {

	private static final String NOT_FOUND = "{\"article\":[\"not found\"]}";

	private final String path = "/api/articles/";

	@Test
	void isNotFoundByWhoeverComments() throws Exception {
		String token = tokenOf(newName());
		String slug = slugOf(publish(token, "Vanishing", "[]"));

		refused(whileRemoving(slug,
				() -> post(this.path + slug + "/comments", token, "{\"comment\":{\"body\":\"late\"}}")), 404,
				NOT_FOUND);
	}

	@Test
	void isNotFoundByWhoeverLikesIt() throws Exception {
		String token = tokenOf(newName());
		String slug = slugOf(publish(token, "Vanishing", "[]"));

		refused(whileRemoving(slug, () -> postAs(token, this.path + slug + "/favorite")), 404, NOT_FOUND);
	}

	@Test
	void isNotFoundByWhoeverNoLongerLikesIt() throws Exception {
		String token = tokenOf(newName());
		String slug = slugOf(publish(token, "Vanishing", "[]"));
		postAs(token, this.path + slug + "/favorite").expectStatus().isOk();

		refused(whileRemoving(slug, () -> deleteAs(token, this.path + slug + "/favorite")), 404, NOT_FOUND);
	}

	@Test
	void isNotFoundByWhoeverChangesIt() throws Exception {
		String token = tokenOf(newName());
		String slug = slugOf(publish(token, "Vanishing", "[]"));

		refused(whileRemoving(slug, () -> put(this.path + slug, token, "{\"article\":{\"body\":\"late\"}}")), 404,
				NOT_FOUND);
	}

	/** What is answered to a request that meets the article's removal half-way. */
	private static RestTestClient.ResponseSpec whileRemoving(String slug, Supplier<RestTestClient.ResponseSpec> request)
			throws Exception {
		ReplicatedPair pair = DatabasePair.get();
		try (Connection connection = DriverManager.getConnection(pair.primary().jdbcUrl(), MysqlAccounts.APP,
				pair.accounts().app());
				PreparedStatement removal = connection.prepareStatement("DELETE FROM article WHERE slug = ?")) {
			connection.setAutoCommit(false);
			removal.setString(1, slug);
			removal.executeUpdate();
			CompletableFuture<RestTestClient.ResponseSpec> answer = CompletableFuture.supplyAsync(request);
			await().atMost(Duration.ofSeconds(20)).until(() -> isSomebodyWaiting(pair));
			connection.commit();
			return answer.join();
		}
	}

	private static boolean isSomebodyWaiting(ReplicatedPair pair) {
		return !pair.primary()
			.admin()
			.query("SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'")
			.rows()
			.isEmpty();
	}

}
