package com.foobar.appservice.account;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.foobar.appservice.token.AccountDirectory;
import com.foobar.appservice.token.Caller;
import com.foobar.dbrouting.routing.Consistency;
import com.foobar.dbrouting.routing.ReadConsistency;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads of accounts. Repeated once when the server goes away in the middle. */
@Service
@Retryable(includes = DataAccessResourceFailureException.class, maxRetries = 1, delay = 0)
class AccountReader implements AccountDirectory {

	private final Accounts accounts;

	AccountReader(Accounts accounts) {
		this.accounts = accounts;
	}

	@Override
	@Transactional(readOnly = true)
	public Optional<Caller> find(UUID subject) {
		return this.accounts.findIdBySubject(subject).map(Caller::new);
	}

	@Transactional(readOnly = true)
	public Optional<Account> byId(long id) {
		return this.accounts.findById(id);
	}

	@Transactional(readOnly = true)
	public Optional<Account> byEmail(String email) {
		return this.accounts.findByEmail(email);
	}

	/**
	 * Which of the two belong to another account. Asked after the primary has refused
	 * one, and of the primary: the row that stood in the way may be of a transaction that
	 * is not acknowledged yet, and then no replica has to show it.
	 */
	@ReadConsistency(Consistency.PRIMARY)
	@Transactional(readOnly = true)
	public Set<String> taken(Optional<String> username, Optional<String> email, long except) {
		Set<String> taken = new LinkedHashSet<>();
		if (username.isPresent() && this.accounts.hasUsername(username.get(), except)) {
			taken.add("username");
		}
		if (email.isPresent() && this.accounts.hasEmail(email.get(), except)) {
			taken.add("email");
		}
		return taken;
	}

}
