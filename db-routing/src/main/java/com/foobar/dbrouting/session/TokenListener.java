package com.foobar.dbrouting.session;

/** Hears of tokens, for metrics. */
public interface TokenListener {

	/** A listener that does nothing. */
	TokenListener NONE = new TokenListener() {
	};

	/** A token of so many characters was given to a user. */
	default void issued(int length) {
	}

	/** A token was treated as none. */
	default void rejected(TokenRejection reason) {
	}

	/** A user wrote, or read elsewhere than usual, when the response had already left. */
	default void late() {
	}

	/** A commit of unknown outcome. */
	default void inDoubt() {
	}

}
