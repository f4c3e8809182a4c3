package com.foobar.appservice.article;

import org.springframework.data.repository.Repository;

/** All articles, for writing. */
interface Articles extends Repository<Article, Long> {

	Article saveAndFlush(Article article);

}
