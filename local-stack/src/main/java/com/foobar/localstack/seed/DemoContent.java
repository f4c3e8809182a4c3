package com.foobar.localstack.seed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a seeded site holds. The same seed gives the same content, and more articles add
 * to those that fewer would give.
 *
 * @param people who writes, comments, favorites and follows
 * @param articles what they write, in the order of publication
 */
public record DemoContent(List<Person> people, List<Article> articles) {

	/** The owner of the secret below. */
	public static final String SECRETS = "demo";

	/** The password of all demo people. */
	public static final String PASSWORD = "password";

	private static final int PEOPLE = 30;

	private static final int MOST_COMMENTS = 7;

	private static final int MOST_FAVORITES = 9;

	private static final int MOST_FOLLOWS = 8;

	/**
	 * Writes the content.
	 * @param seed what it follows from
	 * @param articles how many articles
	 */
	public static DemoContent of(long seed, int articles) {
		Phrases phrases = Phrases.load();
		List<Person> people = people(phrases, seed);
		Map<String, Integer> titles = new HashMap<>();
		return new DemoContent(people,
				IntStream.range(0, articles)
					.mapToObj((number) -> article(phrases, seed, number, people, titles))
					.toList());
	}

	private static List<Person> people(Phrases phrases, long seed) {
		Map<String, Person> people = new LinkedHashMap<>();
		for (int number = 0; people.size() < PEOPLE; number++) {
			Writer writer = Writer.onAnyTopic(phrases, seed, "person", number);
			String name = writer.write("givenNames") + " " + writer.write("familyNames");
			int self = people.size();
			List<Integer> followed = writer.numbersBelow(PEOPLE, writer.between(1, MOST_FOLLOWS))
				.stream()
				.filter((other) -> other != self)
				.toList();
			people.putIfAbsent(name, new Person(name, name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com",
					writer.write("bios"), followed));
		}
		return List.copyOf(people.values());
	}

	private static Article article(Phrases phrases, long seed, int number, List<Person> people,
			Map<String, Integer> titles) {
		Writer writer = Writer.onAnyTopic(phrases, seed, "article", number);
		String title = writer.write("titles");
		int part = titles.merge(title, 1, Integer::sum);
		Person author = people.get(writer.between(0, PEOPLE - 1));
		String description = writer.write("descriptions");
		String body = writer.body();
		List<Comment> comments = new ArrayList<>();
		for (int commenter : writer.numbersBelow(PEOPLE, writer.between(0, MOST_COMMENTS))) {
			comments.add(new Comment(people.get(commenter), writer.write("comments")));
		}
		List<Person> fans = writer.numbersBelow(PEOPLE, writer.between(0, MOST_FAVORITES))
			.stream()
			.map(people::get)
			.toList();
		return new Article(author, (part == 1) ? title : title + ", part " + part, description, body, writer.tags(),
				comments, fans);
	}

	/**
	 * Somebody with an account.
	 *
	 * @param followed the numbers of the people who are followed
	 */
	public record Person(String username, String email, String bio, List<Integer> followed) {
	}

	/**
	 * An article with what hangs on it; no author has two of the same title.
	 *
	 * @param fans who favorites it
	 */
	public record Article(Person author, String title, String description, String body, List<String> tags,
			List<Comment> comments, List<Person> fans) {
	}

	/** A comment; nobody writes two to one article. */
	public record Comment(Person author, String body) {
	}

}
