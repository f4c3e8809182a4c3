package com.foobar.appservice.account;

import java.util.regex.Pattern;

import com.foobar.appservice.request.Rule;

/** What names, addresses and passwords must be. */
final class Rules {

	static final Rule[] USERNAME = { Rule.atMost(64),
			Rule.matches(Pattern.compile("[^/?#%\\p{Cntrl}\\x{80}-\\x{9f}]+")) };

	static final Rule[] EMAIL = { Rule.matches(Pattern.compile("[^@]+@[^@]+", Pattern.DOTALL)), Rule.atMost(255) };

	static final Rule[] PASSWORD = { Rule.atLeast(8), Rule.atMost(128) };

	static final Rule BIO = Rule.atMost(10_000);

	static final Rule IMAGE = Rule.atMost(2_048);

	private Rules() {
	}

}
