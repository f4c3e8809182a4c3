package com.foobar.mysqllocal;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Passwords that are hard to guess and do not show. */
class MysqlAccountsTests {

	private static final String GOOD = "0123456789abcdefGHIJ_-";

	private final MysqlAccounts accounts = MysqlAccounts.random();

	@Test
	void makesAnotherPasswordForEachAccount() {
		assertThat(this.accounts.admin()).isNotEqualTo(this.accounts.app()).hasSize(32);
		assertThat(MysqlAccounts.random().fingerprint()).isNotEqualTo(this.accounts.fingerprint());
	}

	@Test
	void showsNoPasswordAsText() {
		assertThat(this.accounts.toString()).doesNotContain(this.accounts.admin(), this.accounts.app());
	}

	@Test
	void takesPasswordsOutOfText() {
		assertThat(this.accounts.redact("near '" + this.accounts.replication() + "'")).isEqualTo("near '***'");
	}

	@Test
	void refusesAPasswordThatSqlWouldRead() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new MysqlAccounts(GOOD, "0123456789abcdef'; --", GOOD, GOOD, GOOD))
			.withMessageNotContaining("0123456789abcdef'");
	}

	@Test
	void refusesAShortPassword() {
		assertThatIllegalArgumentException().isThrownBy(() -> new MysqlAccounts(GOOD, GOOD, GOOD, GOOD, "secret"));
	}

}
