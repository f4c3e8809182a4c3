package com.foobar.appservice.profile;

import com.foobar.appservice.error.Refusal;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads of profiles. Repeated once when the server goes away in the middle. */
@Service
@Retryable(includes = DataAccessResourceFailureException.class, maxRetries = 1, delay = 0)
class ProfileReader {

	private final Follows follows;

	ProfileReader(Follows follows) {
		this.follows = follows;
	}

	@Transactional(readOnly = true)
	public Profile profile(String username, long viewer) {
		Person person = this.follows.findPerson(username).orElseThrow(() -> Refusal.notFound("profile"));
		return person.seen(this.follows.contains(viewer, person.id()));
	}

}
