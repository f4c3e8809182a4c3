package com.foobar.webapp.article;

import java.util.List;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The HTML that an article may contain. No {@code class} or {@code id}: a text must not
 * dress up as part of the page.
 */
final class ArticleHtml {

	private static final String[] TEXT = { "p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "blockquote", "code", "em",
			"strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "kbd", "abbr", "q", "ul", "ol", "li",
			"dl", "dt", "dd", "details", "summary" };

	private static final String[] TABLE = { "caption", "thead", "tbody", "tfoot", "tr", "th", "td" };

	private ArticleHtml() {
	}

	static PolicyFactory policy() {
		return new HtmlPolicyBuilder().allowElements(TEXT)
			.allowElements(TABLE)
			.allowElements((element, attributes) -> "h2", "h1")
			.allowElements(ArticleHtml::reachable, "pre", "table")
			.allowAttributes("start")
			.matching(true, "1")
			.onElements("ol")
			.allowAttributes("align")
			.matching(true, "left", "center", "right")
			.onElements("th", "td")
			.allowElements("a")
			.allowAttributes("href", "title")
			.onElements("a")
			.requireRelsOnLinks("nofollow", "noopener", "ugc")
			.allowElements(ArticleHtml::lazyImage, "img")
			.allowAttributes("src", "alt", "title", "loading", "referrerpolicy")
			.onElements("img")
			.allowUrlProtocols("https", "http", "mailto")
			.toFactory();
	}

	/** What is too wide scrolls sideways, also for those who have no mouse. */
	private static String reachable(String element, List<String> attributes) {
		attributes.addAll(List.of("tabindex", "0"));
		return element;
	}

	private static String lazyImage(String element, List<String> attributes) {
		attributes.addAll(List.of("loading", "lazy", "referrerpolicy", "no-referrer"));
		return element;
	}

}
