package com.foobar.appservice.comment;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All comments, and the articles that they are about. */
interface Comments extends Repository<Comment, Long> {

	String VIEW = """
			select new com.foobar.appservice.comment.CommentView(
				c.id, c.createdAt, c.updatedAt, c.body, u.username, u.bio, u.image,
				(select count(f) from Follow f where f.key.followerId = :viewer and f.key.followedId = u.id))
			from Comment c join Account u on u.id = c.authorId
			""";

	Comment saveAndFlush(Comment comment);

	@Query("select a.id from Article a where a.slug = :slug")
	Optional<Long> findArticle(String slug);

	/** The same for writing: the article cannot go away until the transaction ends. */
	@Lock(LockModeType.PESSIMISTIC_READ)
	@Query("select a.id from Article a where a.slug = :slug")
	Optional<Long> findAndKeepArticle(String slug);

	@Query(VIEW + "where c.articleId = :article order by c.id desc")
	List<CommentView> newest(long article, long viewer);

	@Query(VIEW + "where c.id = :id")
	Optional<CommentView> find(long id, long viewer);

	@Query("select c.authorId from Comment c where c.id = :id and c.articleId = :article")
	Optional<Long> findAuthor(long id, long article);

	@Modifying
	@Query("delete from Comment c where c.id = :id")
	void remove(long id);

}
