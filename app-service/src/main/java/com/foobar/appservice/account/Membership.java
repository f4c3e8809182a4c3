package com.foobar.appservice.account;

import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import com.foobar.appservice.error.Refusal;
import com.foobar.appservice.idempotency.IdempotentRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Registering, logging in and changing one's account. Not transactional itself, because
 * hashing takes long; each step that touches the database is.
 */
@Service
class Membership {

	/**
	 * Whoever held a name may give it up between our write and our question who it was.
	 */
	private static final int ATTEMPTS = 3;

	private static final long NOBODY = 0;

	private final AccountReader reader;

	private final AccountWriter writer;

	private final Passwords passwords;

	private final LoginThrottle throttle;

	Membership(AccountReader reader, AccountWriter writer, Passwords passwords, LoginThrottle throttle) {
		this.reader = reader;
		this.writer = writer;
		this.passwords = passwords;
		this.throttle = throttle;
	}

	Account register(RegisterAccount command, Optional<IdempotentRequest> request) {
		String hash = this.passwords.hash(command.password());
		return unlessTaken(Optional.of(command.username()), Optional.of(command.email()), NOBODY,
				() -> this.writer.add(command, hash, request));
	}

	Account logIn(Credentials credentials, String address) {
		this.throttle.admit(credentials.email(), address);
		Optional<Account> account = this.reader.byEmail(credentials.email());
		boolean matches = this.passwords.matches(credentials.password(),
				account.map(Account::passwordHash).orElse(null));
		if (account.isEmpty() || !matches) {
			this.throttle.failed(credentials.email(), address);
			throw Refusal.wrongCredentials();
		}
		this.throttle.succeeded(credentials.email(), address);
		return account.get();
	}

	Account current(long id) {
		return this.reader.byId(id).orElseThrow(() -> Refusal.notFound("user"));
	}

	Account change(long id, AccountUpdate update) {
		@Nullable String hash = update.password().map(this.passwords::hash).orElse(null);
		return unlessTaken(update.username(), update.email(), id, () -> this.writer.change(id, update, hash));
	}

	private Account unlessTaken(Optional<String> username, Optional<String> email, long except,
			Supplier<Account> write) {
		for (int attempt = 1;; attempt++) {
			try {
				return write.get();
			}
			catch (DataIntegrityViolationException | ConcurrencyFailureException ex) {
				Set<String> taken = this.reader.taken(username, email, except);
				if (!taken.isEmpty()) {
					throw Refusal.taken(taken);
				}
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

}
