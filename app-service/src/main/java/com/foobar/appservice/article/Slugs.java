package com.foobar.appservice.article;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import org.springframework.stereotype.Component;

/**
 * Names of articles in URLs: the title in plain letters and digits, then a random end
 * that lets equal titles live together.
 */
@Component
class Slugs {

	private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

	private static final Pattern ANYTHING_ELSE = Pattern.compile("[^a-z0-9]+");

	private static final Pattern OUTER_DASHES = Pattern.compile("^-+|-+$");

	private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

	private static final int SUFFIX_LENGTH = 10;

	/** Leaves room for dash and suffix in the column. */
	private static final int MAX_WORDS = 200;

	private final SecureRandom random = new SecureRandom();

	/** A slug for the title; another one at each call. */
	String next(String title) {
		String words = words(title);
		return words.isEmpty() ? suffix() : words + "-" + suffix();
	}

	private static String words(String title) {
		String decomposed = Normalizer.normalize(title, Normalizer.Form.NFKD);
		String plain = ACCENTS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
		String dashed = ANYTHING_ELSE.matcher(plain).replaceAll("-");
		String cut = OUTER_DASHES.matcher(dashed).replaceAll("");
		return (cut.length() <= MAX_WORDS) ? cut : OUTER_DASHES.matcher(cut.substring(0, MAX_WORDS)).replaceAll("");
	}

	private String suffix() {
		StringBuilder suffix = new StringBuilder(SUFFIX_LENGTH);
		for (int i = 0; i < SUFFIX_LENGTH; i++) {
			suffix.append(ALPHABET.charAt(this.random.nextInt(ALPHABET.length())));
		}
		return suffix.toString();
	}

}
