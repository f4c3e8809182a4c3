package com.foobar.localstack.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Writes on one topic; the same seed gives the same text. */
final class Writer {

	/** Spreads consecutive numbers over all seeds. */
	private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

	private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

	private final SplittableRandom random;

	private final Phrases phrases;

	private final Topic topic;

	private final String activity;

	private Writer(SplittableRandom random, Phrases phrases, Topic topic) {
		this.random = random;
		this.phrases = phrases;
		this.topic = topic;
		this.activity = pick(topic.activities());
	}

	/** A writer whose topic is left to chance. */
	static Writer onAnyTopic(Phrases phrases, long seed, String kind, int number) {
		SplittableRandom random = new SplittableRandom((seed + kind.hashCode()) * GOLDEN_RATIO + number);
		return new Writer(random, phrases, phrases.topics().get(random.nextInt(phrases.topics().size())));
	}

	/** One phrase of the kind, with its slots filled. */
	String write(String kind) {
		return filled(pick(this.phrases.of(kind)));
	}

	/** A number from the least to the most, both included. */
	int between(int least, int most) {
		return this.random.nextInt(least, most + 1);
	}

	/** Different numbers below a bound, as many as there are or as are wanted. */
	List<Integer> numbersBelow(int bound, int wanted) {
		return this.random.ints(0, bound).distinct().limit(Math.min(wanted, bound)).boxed().toList();
	}

	/** The first tag of the topic and some of the others. */
	List<String> tags() {
		List<String> tags = new ArrayList<>(List.of(this.topic.tags().getFirst()));
		this.topic.tags().stream().skip(1).filter((tag) -> this.random.nextInt(5) < 2).forEach(tags::add);
		return tags;
	}

	/** An article's body in Markdown. */
	String body() {
		StringBuilder body = new StringBuilder();
		paragraph(body, write("openings"), write("middles"));
		heading(body, write("needs"));
		some(this.topic.tools(), 3).forEach((tool) -> body.append("- ").append(tool).append('\n'));
		body.append('\n');
		heading(body, write("headings"));
		int number = 1;
		for (String step : some(this.phrases.of("steps"), between(3, 5))) {
			body.append(number++).append(". ").append(filled(step)).append('\n');
		}
		body.append('\n');
		paragraph(body, some(this.phrases.of("middles"), 3).stream().map(this::filled).toArray(String[]::new));
		body.append("> ").append(write("quotes")).append("\n\n");
		if (this.random.nextInt(3) > 0) {
			body.append("```").append(this.topic.language()).append('\n');
			body.append(this.topic.code()).append("\n```\n\n");
		}
		heading(body, write("lessons"));
		List<String> lessons = some(this.topic.lessons(), 2);
		paragraph(body, "**" + lessons.getFirst() + "**", lessons.getLast());
		paragraph(body, write("closings"));
		return body.toString().strip();
	}

	private static void heading(StringBuilder body, String text) {
		body.append("## ").append(text).append("\n\n");
	}

	private static void paragraph(StringBuilder body, String... sentences) {
		body.append(String.join(" ", sentences)).append("\n\n");
	}

	private String filled(String phrase) {
		String text = SLOT.matcher(phrase).replaceAll(this::word);
		return Character.toUpperCase(text.charAt(0)) + text.substring(1);
	}

	private String word(MatchResult slot) {
		return switch (slot.group(1)) {
			case "activity" -> this.activity;
			case "topic" -> this.topic.name();
			case "tool" -> pick(this.topic.tools());
			case "place" -> pick(this.phrases.of("places"));
			case "month" -> pick(this.phrases.of("months"));
			case "number" -> Integer.toString(between(3, 12));
			case "year" -> Integer.toString(between(1988, 2019));
			default -> throw new IllegalArgumentException("There is no word for " + slot.group());
		};
	}

	private String pick(List<String> phrases) {
		return phrases.get(this.random.nextInt(phrases.size()));
	}

	private List<String> some(List<String> phrases, int wanted) {
		return numbersBelow(phrases.size(), wanted).stream().map(phrases::get).toList();
	}

}
