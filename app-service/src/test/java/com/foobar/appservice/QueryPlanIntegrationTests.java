package com.foobar.appservice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.foobar.mysqllocal.MysqlNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plans of the statements that requests really send, on tables of some thousand rows: no
 * whole table is read, no more is sorted than indexes give, and every list finds its page
 * inside an index.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlanIntegrationTests extends ApiIntegrationTest {

	private static final String TABLES = "account, article, article_tag, favorite, follow, comment";

	private final MysqlNode primary = DatabasePair.get().primary();

	private final MysqlNode replica = DatabasePair.get().replica();

	/** Follows everybody and likes much. */
	private String fan = "";

	/** Follows and likes a few. */
	private String guest = "";

	@BeforeAll
	void fill() {
		this.fan = tokenOf("plan-fan");
		this.guest = tokenOf("plan-guest");
		fill(200, "account (subject, username, email, password_hash, created_at, updated_at)",
				"UUID_TO_BIN(UUID()), CONCAT('plan', i), CONCAT('plan', i, '@example.org'), '-', NOW(3), NOW(3) FROM n");
		fill(5_000, "article (slug, title, description, body, author_id, created_at, updated_at)", """
				CONCAT('plan-', i), 'Plan', REPEAT('about ', 20), REPEAT('text ', 200), a.id,
				TIMESTAMP('2020-01-01') + INTERVAL i MINUTE, NOW(3)
				FROM n JOIN account a ON a.username = CONCAT('plan', 1 + i % 200)""");
		for (int tags : new int[] { 3, 40, 500 }) {
			fill(5_000, "article_tag (article_id, position, name)",
					"a.id, %1$d, CONCAT('plan-tag-%1$d-', i %% %1$d) FROM n JOIN article a ON a.slug = CONCAT('plan-', i)"
						.formatted(tags));
		}
		fill(20_000, "favorite (article_id, account_id)", """
				a.id, u.id FROM n JOIN article a ON a.slug = CONCAT('plan-', 1 + i % 4999)
				JOIN account u ON u.username = CASE WHEN i % 10 = 0 THEN 'plan-fan'
					WHEN i % 1000 = 1 THEN 'plan-guest' ELSE CONCAT('plan', 1 + i % 199) END""");
		fill(4_000, "follow (follower_id, followed_id)", """
					f.id, w.id FROM n JOIN account f ON f.username = CASE WHEN i % 10 = 0 THEN 'plan-fan'
				WHEN i % 1000 = 1 THEN 'plan-guest' ELSE CONCAT('plan', 1 + i % 199) END
					JOIN account w ON w.username = CONCAT('plan', 1 + i DIV 10 % 200) AND w.id <> f.id""");
		fill(10_000, "comment (article_id, author_id, body, created_at, updated_at)", """
				a.id, u.id, REPEAT('comment ', 20), NOW(3), NOW(3)
				FROM n JOIN article a ON a.slug = CONCAT('plan-', 1 + i % 50)
				JOIN account u ON u.username = CONCAT('plan', 1 + i % 200)""");
		this.primary.admin().query("ANALYZE TABLE " + TABLES);
		DatabasePair.get().awaitReplicated();
	}

	@AfterAll
	void clear() {
		this.primary.admin().query("DELETE FROM article WHERE slug LIKE 'plan-%'");
		this.primary.admin().query("DELETE FROM account WHERE username REGEXP '^plan[0-9]'");
		this.primary.admin().query("ANALYZE TABLE " + TABLES);
		DatabasePair.get().awaitReplicated();
	}

	/**
	 * Walks from the newest article on where matches are frequent, and sorts the matches
	 * where they are few: the server decides by its statistics.
	 */
	@ParameterizedTest
	@CsvSource(textBlock = """
			/api/articles,                      article_ix_newest,   article_ix_newest
			/api/articles?offset=4000,          article_ix_newest,   article_ix_newest
			/api/articles?author=plan7,         article_ix_author,   article_ix_author
			/api/articles?tag=plan-tag-3-1,     article_tag_ix_name, article_ix_newest
			/api/articles?tag=plan-tag-500-1,   article_tag_ix_name, article_tag_ix_name
			/api/articles?favorited=plan-fan,   favorite_ix_account, article_ix_newest
			/api/articles?favorited=plan-guest, favorite_ix_account, favorite_ix_account
			""")
	void findsPageAndCountByIndex(String path, String countIndex, String pageIndex) throws IOException {
		List<QueryPlan> plans = plansOf(() -> getAs(this.fan, path).expectStatus().isOk());

		assertThat(plans).allSatisfy((plan) -> assertThat(plan.faults()).as(plan.statement()).isEmpty());
		assertThat(plans).anyMatch((plan) -> plan.counts() && plan.isCoveredBy(countIndex));
		assertThat(plans).anyMatch((plan) -> !plan.counts() && plan.isCoveredBy(pageIndex));
	}

	@Test
	void findsFeedByIndex() throws IOException {
		List<QueryPlan> ofMany = plansOf(() -> getAs(this.fan, "/api/articles/feed").expectStatus().isOk());
		List<QueryPlan> ofFew = plansOf(() -> getAs(this.guest, "/api/articles/feed").expectStatus().isOk());

		assertThat(ofMany).allSatisfy((plan) -> assertThat(plan.faults()).as(plan.statement()).isEmpty());
		assertThat(ofFew).allSatisfy((plan) -> assertThat(plan.faults()).as(plan.statement()).isEmpty());
		assertThat(ofMany).anyMatch((plan) -> plan.counts() && plan.isCoveredBy("article_ix_author"));
		assertThat(ofMany).anyMatch((plan) -> !plan.counts() && plan.uses("article_ix_newest"));
		assertThat(ofFew).filteredOn((plan) -> plan.isCoveredBy("article_ix_author")).hasSize(2);
	}

	@ParameterizedTest
	@CsvSource({ "/api/tags, article_tag_ix_name", "/api/articles/plan-7, article_uk_slug",
			"/api/articles/plan-7/comments, comment_ix_article", "/api/profiles/plan7, account_uk_username",
			"/api/user, account_uk_subject", "/api/articles?tag=plan-tag-3-1&author=plan7, article_ix_author",
			"/api/articles?tag=plan-tag-3-1&favorited=plan-fan, account_uk_username" })
	void findsTheRestByIndex(String path, String index) throws IOException {
		List<QueryPlan> plans = plansOf(() -> getAs(this.fan, path).expectStatus().isOk());

		assertThat(plans).allSatisfy((plan) -> assertThat(plan.faults()).as(plan.statement()).isEmpty());
		assertThat(plans).anyMatch((plan) -> plan.uses(index));
	}

	@Test
	void writesByIndex() throws IOException {
		List<QueryPlan> plans = plansOf(() -> {
			String slug = slugOf(publish(this.fan, "Written", "[\"a\",\"b\"]"));
			String path = "/api/articles/" + slug;
			put(path, this.fan, "{\"article\":{\"body\":\"changed\",\"tagList\":[\"b\"]}}").expectStatus().isOk();
			postAs(this.fan, path + "/favorite").expectStatus().isOk();
			deleteAs(this.fan, path + "/favorite").expectStatus().isOk();
			String comment = text(post(path + "/comments", this.fan, "{\"comment\":{\"body\":\"x\"}}"), "comment",
					"id");
			deleteAs(this.fan, path + "/comments/" + comment).expectStatus().isNoContent();
			postAs(this.fan, "/api/profiles/plan200/follow").expectStatus().isOk();
			deleteAs(this.fan, "/api/profiles/plan200/follow").expectStatus().isOk();
			put("/api/user", this.fan, "{\"user\":{\"bio\":\"x\"}}").expectStatus().isOk();
			deleteAs(this.fan, path).expectStatus().isNoContent();
		});

		assertThat(plans).extracting(QueryPlan::statement)
			.anyMatch((statement) -> statement.startsWith("delete from article "));
		assertThat(plans).allSatisfy((plan) -> assertThat(plan.faults()).as(plan.statement()).isEmpty());
	}

	/**
	 * Plans do not tell which index counts a whole table; the plan as a tree tells when
	 * it is the one with the texts.
	 */
	@Test
	void countsAllArticlesWithoutReadingTheirTexts() throws IOException {
		List<QueryPlan> plans = plansOf(() -> get("/api/articles").expectStatus().isOk());

		for (QueryPlan plan : plans) {
			assertThat(this.replica.admin().query("EXPLAIN FORMAT=TREE " + plan.statement()).rows().toString())
				.doesNotContain("Count rows in");
		}
	}

	private List<QueryPlan> plansOf(Runnable requests) throws IOException {
		List<QueryPlan> plans = new ArrayList<>();
		try (StatementLog reads = new StatementLog(this.replica);
				StatementLog writes = new StatementLog(this.primary)) {
			requests.run();
			reads.statements().forEach((statement) -> plans.add(QueryPlan.of(this.replica.admin(), statement)));
			writes.statements().forEach((statement) -> plans.add(QueryPlan.of(this.primary.admin(), statement)));
		}
		assertThat(plans).isNotEmpty();
		return plans;
	}

	/** Adds rows made from the numbers up to the count; those that are there stay. */
	private void fill(int count, String columns, String select) {
		this.primary.admin().query("""
				INSERT /*+ SET_VAR(cte_max_recursion_depth = 100000) */ IGNORE INTO %s
				WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)
				SELECT %s""".formatted(columns, count, select));
	}

}
