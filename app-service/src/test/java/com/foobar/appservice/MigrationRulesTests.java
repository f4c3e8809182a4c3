package com.foobar.appservice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

/** Migrations leave the previous release working: docs/migrations.md. */
class MigrationRulesTests {

	/** These made the schema of the first release, which has no previous one. */
	private static final int FIRST_RELEASE = 5;

	private static final Pattern NAME = Pattern.compile("V(\\d+)__[a-z]+(_[a-z0-9]+)+\\.sql");

	@Test
	void holdForEveryMigration() throws IOException {
		Resource[] migrations = new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/*");

		assertThat(migrations).hasSizeGreaterThanOrEqualTo(FIRST_RELEASE);
		for (Resource migration : migrations) {
			Matcher name = NAME.matcher(String.valueOf(migration.getFilename()));
			assertThat(name.matches()).as("%s is named V<number>__<feature>_<act>_<thing>.sql", migration).isTrue();
			if (Integer.parseInt(name.group(1)) > FIRST_RELEASE) {
				assertThat(MigrationRules.brokenBy(migration.getContentAsString(StandardCharsets.UTF_8)))
					.as(migration.getFilename())
					.isEmpty();
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {
			"CREATE TABLE draft (id BIGINT NOT NULL, FOREIGN KEY (id) REFERENCES article (id) ON DELETE CASCADE)",
			"ALTER TABLE article ADD COLUMN language VARCHAR(8) NOT NULL DEFAULT 'en', ALGORITHM=INSTANT;",
			"alter table article add summary text null, algorithm = instant;",
			"ALTER TABLE article ADD KEY article_ix_x (title),\nALGORITHM=INPLACE, LOCK=NONE;",
			"CREATE INDEX article_ix_x ON article (title) ALGORITHM=INPLACE LOCK=NONE;",
			"-- A sentence that speaks of DROP; it does nothing.\nUPDATE article SET summary = description;",
			"-- widens: 0.2.0 writes shorter ones\nALTER TABLE account MODIFY username VARCHAR(100) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE;",
			"-- contract: nothing reads or writes article.summary since 0.3.0\nALTER TABLE article DROP COLUMN summary, ALGORITHM=INPLACE, LOCK=NONE;" })
	void allowWhatDisturbsNobody(String sql) {
		assertThat(MigrationRules.brokenBy(sql)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "DROP TABLE draft", "ALTER TABLE article DROP COLUMN summary, ALGORITHM=INSTANT",
			"-- contract: it is not used any more\nDROP TABLE draft",
			"ALTER TABLE article RENAME COLUMN description TO summary, ALGORITHM=INSTANT",
			"ALTER TABLE article CHANGE description summary TEXT, ALGORITHM=INSTANT", "RENAME TABLE draft TO sketch",
			"ALTER TABLE article MODIFY title VARCHAR(10) NOT NULL, ALGORITHM=INPLACE, LOCK=NONE",
			"ALTER TABLE article ADD COLUMN language VARCHAR(8) NOT NULL, ALGORITHM=INSTANT",
			"ALTER TABLE article ADD a INT NULL, ADD language VARCHAR(8) NOT NULL, ALGORITHM=INSTANT",
			"ALTER TABLE article ADD UNIQUE KEY article_uk_title (title), ALGORITHM=INPLACE, LOCK=NONE",
			"CREATE UNIQUE INDEX article_uk_title ON article (title) ALGORITHM=INPLACE LOCK=NONE",
			"ALTER TABLE article ADD CONSTRAINT c CHECK (title <> ''), ALGORITHM=INPLACE, LOCK=NONE",
			"ALTER TABLE article ADD COLUMN summary TEXT NULL", "CREATE INDEX article_ix_x ON article (title)",
			"ALTER TABLE article ADD COLUMN summary TEXT NULL, ALGORITHM=COPY", "DELETE FROM article", "TRUNCATE draft",
			"CREATE TABLE a (id INT); CREATE TABLE b (id INT)" })
	void refuseWhatThePreviousReleaseMayNotSurvive(String sql) {
		assertThat(MigrationRules.brokenBy(sql)).hasSize(1);
	}

}
