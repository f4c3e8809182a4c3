package com.foobar.appservice.article;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.foobar.appservice.request.Window;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import org.hibernate.Session;

import org.springframework.stereotype.Repository;

/**
 * Articles as read: everything that an answer shows, in as many statements for a hundred
 * articles as for one, and without the texts that a list leaves out.
 */
@Repository
class ArticleViews {

	private static final String SELECT = """
			select new com.foobar.appservice.article.ArticleView(
				a.id, a.slug, a.title, a.description, %s, a.createdAt, a.updatedAt,
				(select count(f) from Favorite f where f.key.articleId = a.id),
				(select count(m) from Favorite m where m.key.articleId = a.id and m.key.accountId = :viewer),
				(select count(w) from Follow w where w.key.followerId = :viewer and w.key.followedId = a.authorId),
				u.username, u.bio, u.image)
			from Article a join Account u on u.id = a.authorId""";

	private static final String ONE = SELECT.formatted("a.body") + " where a.slug = :slug";

	/**
	 * Finds the page in indexes first, so that the rest is looked up for its articles
	 * alone and not for all that were sorted.
	 */
	private static final String PAGE = SELECT.formatted("''") + """
			 join (select a.id as id from Article a%s
				order by a.createdAt desc, a.id desc offset :offset rows fetch first :limit rows only) p on p.id = a.id
			order by a.createdAt desc, a.id desc""";

	private static final String TAGS = """
			select t.key.articleId as id, t.name as tag from ArticleTag t
			where t.key.articleId in :ids order by t.key.articleId, t.key.position""";

	/** By use, then by name. Names compare by code point, as their column does. */
	private static final String ALL_TAGS = "select t.name from ArticleTag t group by t.name order by count(*) desc, t.name";

	private final EntityManager entities;

	ArticleViews(EntityManager entities) {
		this.entities = entities;
	}

	Optional<ArticleView> find(String slug, long viewer) {
		return this.entities.createQuery(ONE, ArticleView.class)
			.setParameter("slug", slug)
			.setParameter("viewer", viewer)
			.getResultStream()
			.findFirst();
	}

	long count(ArticleFilter filter) {
		TypedQuery<Long> query = this.entities.createQuery(filter.count(), Long.class);
		filter.parameters().forEach(query::setParameter);
		return query.getSingleResult();
	}

	List<ArticleView> newest(ArticleFilter filter, Window window, long viewer) {
		TypedQuery<ArticleView> query = this.entities.createQuery(PAGE.formatted(filter.where()), ArticleView.class);
		filter.parameters().forEach(query::setParameter);
		return query.setParameter("viewer", viewer)
			.setParameter("offset", window.offset())
			.setParameter("limit", window.limit())
			.getResultList();
	}

	/** The tags of these articles, in their authors' order. */
	Map<Long, List<String>> tags(Collection<Long> articleIds) {
		Map<Long, List<String>> tags = new HashMap<>();
		// As a list from the start: JPA's own way finds out by an exception each time.
		this.entities.unwrap(Session.class)
			.createSelectionQuery(TAGS, Tuple.class)
			.setParameterList("ids", articleIds)
			.getResultList()
			.forEach((row) -> tags.computeIfAbsent(row.get("id", Long.class), (id) -> new ArrayList<>())
				.add(row.get("tag", String.class)));
		return tags;
	}

	List<String> allTags() {
		return this.entities.createQuery(ALL_TAGS, String.class).getResultList();
	}

}
