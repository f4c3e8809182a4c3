package com.foobar.webapp.article;

import java.util.List;

import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.PolicyFactory;

import org.springframework.stereotype.Component;

/** Turns an author's Markdown into HTML that is safe to show. */
@Component
class Markdown {

	/** Deeper nesting means nothing to a reader and much to a stack. */
	private static final int MAX_NESTING = 32;

	/**
	 * A row is as wide as its table's head, however short it is, so that few letters make
	 * many cells.
	 */
	private static final int MAX_CELLS = 20_000;

	private final List<Extension> tables = List.of(TablesExtension.builder().maxCells(MAX_CELLS).build());

	private final Parser parser = parser().extensions(this.tables).build();

	private final Parser parserWithoutTables = parser().build();

	private final HtmlRenderer renderer = HtmlRenderer.builder().extensions(this.tables).build();

	private final PolicyFactory policy = ArticleHtml.policy();

	private static Parser.Builder parser() {
		return Parser.builder().maxOpenBlockParsers(MAX_NESTING).maxInlineNesting(MAX_NESTING);
	}

	String toHtml(String markdown) {
		return this.policy.sanitize(this.renderer.render(parse(markdown)));
	}

	/**
	 * A text with too large a table is shown without tables: the parser gives up on it
	 * whole.
	 */
	private Node parse(String markdown) {
		try {
			return this.parser.parse(markdown);
		}
		catch (IllegalArgumentException ex) {
			return this.parserWithoutTables.parse(markdown);
		}
	}

}
