package com.foobar.appservice.account;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** Somebody who registered. */
@Entity
class Account {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Column(updatable = false)
	private UUID subject;

	private String username;

	private String email;

	private String passwordHash;

	private @Nullable String bio;

	private @Nullable String image;

	@Column(updatable = false)
	private Instant createdAt;

	@Column
	private Instant updatedAt;

	/** For Hibernate, which sets the fields afterwards. */
	@SuppressWarnings("NullAway.Init")
	protected Account() {
	}

	Account(String username, String email, String passwordHash, Instant now) {
		this.subject = UUID.randomUUID();
		this.username = username;
		this.email = email;
		this.passwordHash = passwordHash;
		this.createdAt = now;
		this.updatedAt = now;
	}

	/**
	 * Takes over what was given. The hash belongs to the new password, if there is one.
	 */
	void change(AccountUpdate update, @Nullable String newPasswordHash, Instant now) {
		this.username = update.username().orElse(this.username);
		this.email = update.email().orElse(this.email);
		this.passwordHash = (newPasswordHash != null) ? newPasswordHash : this.passwordHash;
		this.bio = update.bio().appliedTo(this.bio);
		this.image = update.image().appliedTo(this.image);
		this.updatedAt = now;
	}

	long id() {
		if (this.id == null) {
			throw new IllegalStateException("Not stored yet");
		}
		return this.id;
	}

	UUID subject() {
		return this.subject;
	}

	String username() {
		return this.username;
	}

	String email() {
		return this.email;
	}

	String passwordHash() {
		return this.passwordHash;
	}

	@Nullable String bio() {
		return this.bio;
	}

	@Nullable String image() {
		return this.image;
	}

}
