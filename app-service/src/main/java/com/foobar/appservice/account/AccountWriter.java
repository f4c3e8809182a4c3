package com.foobar.appservice.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.foobar.appservice.error.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes of accounts. The database's unique indexes have the last word. */
@Service
class AccountWriter {

	private final Accounts accounts;

	private final Clock clock;

	AccountWriter(Accounts accounts, Clock clock) {
		this.accounts = accounts;
		this.clock = clock;
	}

	@Transactional
	public Account add(RegisterAccount command, String passwordHash) {
		return this.accounts.saveAndFlush(new Account(command.username(), command.email(), passwordHash, now()));
	}

	@Transactional
	public Account change(long id, AccountUpdate update, @Nullable String newPasswordHash) {
		Account account = this.accounts.findById(id).orElseThrow(() -> Refusal.notFound("user"));
		account.change(update, newPasswordHash, now());
		return this.accounts.saveAndFlush(account);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

}
