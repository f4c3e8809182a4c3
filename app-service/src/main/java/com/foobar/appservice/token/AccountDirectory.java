package com.foobar.appservice.token;

import java.util.Optional;
import java.util.UUID;

/** Finds the account that a token names. */
public interface AccountDirectory {

	Optional<Caller> find(UUID subject);

}
