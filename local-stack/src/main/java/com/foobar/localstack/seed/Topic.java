package com.foobar.localstack.seed;

import java.util.List;

/**
 * Something to write about.
 *
 * @param name the name within a sentence
 * @param tags its tags, the most general first
 * @param activities what people do, each beginning with a verb in -ing
 * @param tools things with their articles
 * @param lessons whole sentences
 * @param language the language of the code, for the Markdown fence
 * @param code a short listing
 */
record Topic(String name, List<String> tags, List<String> activities, List<String> tools, List<String> lessons,
		String language, String code) {
}
