package com.foobar.appservice.account;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import com.foobar.appservice.error.Refusal;
import com.foobar.appservice.idempotency.IdempotentRequest;
import com.foobar.appservice.idempotency.Once;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes of accounts. The database's unique indexes have the last word. */
@Service
class AccountWriter {

	private final Accounts accounts;

	private final Once once;

	private final Clock clock;

	AccountWriter(Accounts accounts, Once once, Clock clock) {
		this.accounts = accounts;
		this.once = once;
		this.clock = clock;
	}

	@Transactional
	public Account add(RegisterAccount command, String passwordHash, Optional<IdempotentRequest> request) {
		Registration registration = this.once.answer(request, Registration.class, () -> add(command, passwordHash));
		return find(registration.accountId());
	}

	private Registration add(RegisterAccount command, String passwordHash) {
		Account account = new Account(command.username(), command.email(), passwordHash, now());
		return new Registration(this.accounts.saveAndFlush(account).id());
	}

	@Transactional
	public Account change(long id, AccountUpdate update, @Nullable String newPasswordHash) {
		Account account = find(id);
		account.change(update, newPasswordHash, now());
		return this.accounts.saveAndFlush(account);
	}

	private Account find(long id) {
		return this.accounts.findById(id).orElseThrow(() -> Refusal.notFound("user"));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * What a repeated registration is answered from. Holds no token: those are made anew.
	 *
	 * @param accountId the account that was made
	 */
	record Registration(long accountId) {
	}

}
