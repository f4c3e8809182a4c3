package com.foobar.appservice.profile;

import java.util.Optional;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All follows, and the people in them. */
interface Follows extends Repository<Follow, Follow.Key> {

	@Query("""
			select new com.foobar.appservice.profile.Person(a.id, a.username, a.bio, a.image)
			from Account a where a.username = :username""")
	Optional<Person> findPerson(String username);

	@Query("select count(f) > 0 from Follow f where f.key.followerId = :follower and f.key.followedId = :followed")
	boolean contains(long follower, long followed);

	/** Adds a follow unless it is there, also when two ask for it at the same time. */
	@Modifying
	@Query(nativeQuery = true,
			value = "insert ignore into follow (follower_id, followed_id) values (:follower, :followed)")
	void add(long follower, long followed);

	@Modifying
	@Query("delete from Follow f where f.key.followerId = :follower and f.key.followedId = :followed")
	void remove(long follower, long followed);

}
