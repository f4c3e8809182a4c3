package com.foobar.appservice.article;

import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All articles, for writing. */
interface Articles extends Repository<Article, Long> {

	Article saveAndFlush(Article article);

	/** Writes what was changed. */
	void flush();

	/** Finds an article's id and keeps it from going away until the transaction ends. */
	@Lock(LockModeType.PESSIMISTIC_READ)
	@Query("select a.id from Article a where a.slug = :slug")
	Optional<Long> findIdBySlug(String slug);

	/** Finds an article and keeps others from changing it until the transaction ends. */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	Optional<Article> findBySlug(String slug);

	/** Removes an article; the database removes what hangs on it. */
	void delete(Article article);

}
