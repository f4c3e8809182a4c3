package com.foobar.appservice.article;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All favorites, for writing. */
interface Favorites extends Repository<Favorite, Favorite.Key> {

	/** Adds a favorite unless it is there, also when two ask for it at the same time. */
	@Modifying
	@Query(nativeQuery = true,
			value = "insert ignore into favorite (article_id, account_id) values (:article, :account)")
	void add(long article, long account);

	@Modifying
	@Query("delete from Favorite f where f.key.articleId = :article and f.key.accountId = :account")
	void remove(long article, long account);

}
