package com.foobar.appservice.profile;

import com.foobar.appservice.error.Refusal;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Following and no longer following. Repeats do no harm, so a lost lock is tried again.
 */
@Service
@Retryable(includes = ConcurrencyFailureException.class, maxRetries = 3, delay = 20, jitter = 10)
class FollowWriter {

	private final Follows follows;

	FollowWriter(Follows follows) {
		this.follows = follows;
	}

	@Transactional
	public Profile follow(String username, long follower) {
		Person person = find(username);
		if (person.id() == follower) {
			throw Refusal.invalid("profile", "can't follow yourself");
		}
		this.follows.add(follower, person.id());
		return person.seen(true);
	}

	@Transactional
	public Profile unfollow(String username, long follower) {
		Person person = find(username);
		this.follows.remove(follower, person.id());
		return person.seen(false);
	}

	private Person find(String username) {
		return this.follows.findPerson(username).orElseThrow(() -> Refusal.notFound("profile"));
	}

}
