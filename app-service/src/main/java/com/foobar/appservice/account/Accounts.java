package com.foobar.appservice.account;

import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All accounts. The database's collation compares names and addresses, case apart. */
interface Accounts extends Repository<Account, Long> {

	Account saveAndFlush(Account account);

	Optional<Account> findById(long id);

	Optional<Account> findByEmail(String email);

	@Query("select a.id from Account a where a.subject = :subject")
	Optional<Long> findIdBySubject(UUID subject);

	@Query("select count(a) > 0 from Account a where a.username = :username and a.id <> :except")
	boolean hasUsername(String username, long except);

	@Query("select count(a) > 0 from Account a where a.email = :email and a.id <> :except")
	boolean hasEmail(String email, long except);

}
