package com.foobar.localstack.seed;

import java.util.Locale;

/** What is done one after the other. */
public enum Step {

	PEOPLE, ARTICLES, COMMENTS, FAVORITES, FOLLOWS;

	/** The word people read. */
	public String word() {
		return name().toLowerCase(Locale.ROOT);
	}

}
