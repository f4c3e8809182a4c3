package com.foobar.webapp.site;

import java.net.http.HttpResponse;
import java.util.List;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * An answer of the running site.
 *
 * @param response the answer as it arrived
 */
public record Page(HttpResponse<String> response) {

	public int status() {
		return this.response.statusCode();
	}

	/** The header's value, or an empty text. */
	public String header(String name) {
		return this.response.headers().firstValue(name).orElse("");
	}

	public List<String> headers(String name) {
		return this.response.headers().allValues(name);
	}

	public String body() {
		return this.response.body();
	}

	public Document document() {
		return Jsoup.parse(body(), this.response.uri().toString());
	}

	/** Texts of the elements that a selector finds. */
	public List<String> texts(String selector) {
		return document().select(selector).eachText();
	}

}
