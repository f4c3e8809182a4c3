package com.foobar.dbrouting.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import com.foobar.dbrouting.gtid.GtidSet;
import org.jspecify.annotations.Nullable;

/**
 * Opens a session from the tokens that a request or a message brought, and makes the
 * token for whoever comes next.
 */
public final class ConsistencySessions {

	/** Header that carries a token, in requests and responses. */
	public static final String HEADER = "Db-Routing-Token";

	private final TokenSealer sealer;

	private final Duration proof;

	private final UnaryOperator<GtidSet> shortened;

	private final TokenListener listener;

	/**
	 * Creates the factory.
	 * @param proof how old a read may be that any replica in use is sure to show
	 * @param shortened the same demand in fewer words: without what all nodes have
	 */
	public ConsistencySessions(TokenSealer sealer, Duration proof, UnaryOperator<GtidSet> shortened,
			TokenListener listener) {
		this.sealer = sealer;
		this.proof = proof;
		this.shortened = shortened;
		this.listener = listener;
	}

	/** A session for work that nobody waits for: a job, a message without a token. */
	public ConsistencySession open() {
		return open(List.of(), null, (session) -> {
		});
	}

	/**
	 * Opens a session.
	 * @param texts tokens brought along; whatever can't be read counts as not brought
	 * @param userKey what tells the user from others, when known
	 * @param changed called on the acting thread when the user needs a new token
	 */
	public ConsistencySession open(List<String> texts, @Nullable String userKey, Consumer<ConsistencySession> changed) {
		SessionListener whenChanged = new Changes(changed, this.listener);
		ConsistencyToken token = read(texts);
		if (token != null) {
			return ConsistencySession.of(token, ages(token), whenChanged);
		}
		int affinity = (userKey != null) ? Affinity.of(userKey) : ThreadLocalRandom.current().nextInt() | 1;
		return ConsistencySession.ofNewcomer(affinity, userKey != null, whenChanged);
	}

	/** The token for a session as it is now. */
	public String token(ConsistencySession session) {
		String text = this.sealer.seal(new ConsistencyToken(this.shortened.apply(session.written()),
				session.asksPrimary(), session.lastRead(), session.affinity(), this.sealer.now()));
		this.listener.issued(text.length());
		return text;
	}

	/** Adds what another service did for the same user. */
	public void absorb(ConsistencySession session, String text) {
		ConsistencyToken token = read(List.of(text));
		if (token != null) {
			session.absorb(token);
		}
	}

	/** How long a token means anything. */
	public Duration ttl() {
		return this.sealer.ttl();
	}

	/** Notes that a token could not be handed out any more. */
	void late() {
		this.listener.late();
	}

	private @Nullable ConsistencyToken read(List<String> texts) {
		ConsistencyToken all = null;
		for (String text : texts) {
			switch (this.sealer.open(text)) {
				case TokenSealer.Valid valid -> all = (all != null) ? all.with(valid.token()) : valid.token();
				case TokenSealer.Rejected rejected -> this.listener.rejected(rejected.reason());
			}
		}
		return all;
	}

	/**
	 * Whether the token would expire before what is read now is old enough to be shown by
	 * every replica in use.
	 */
	private boolean ages(ConsistencyToken token) {
		Instant readsAreSafeUntil = token.issued().plus(this.sealer.ttl()).minus(this.proof);
		return !this.sealer.now().isBefore(readsAreSafeUntil);
	}

	/** Tells both who carries the token and who counts. */
	private record Changes(Consumer<ConsistencySession> changed, TokenListener listener) implements SessionListener {

		@Override
		public void changed(ConsistencySession session) {
			this.changed.accept(session);
		}

		@Override
		public void inDoubt() {
			this.listener.inDoubt();
		}

	}

}
