package com.foobar.webapp.site;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jsoup.nodes.Element;

/**
 * A visitor without script: keeps cookies, fills in forms, and follows no redirect
 * unasked.
 */
public final class Browser {

	private static final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final URI site;

	private final Map<String, String> cookies = new LinkedHashMap<>();

	public Browser(int port) {
		this.site = URI.create("http://127.0.0.1:" + port);
	}

	/** Sets a cookie, or forgets it when the value is empty. */
	public Browser cookie(String name, String value) {
		if (value.isEmpty()) {
			this.cookies.remove(name);
		}
		else {
			this.cookies.put(name, value);
		}
		return this;
	}

	public Map<String, String> cookies() {
		return Map.copyOf(this.cookies);
	}

	public Page get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	/** Fetches a file as it comes over the wire, compressed or not. */
	public HttpResponse<byte[]> download(String path, String... headers) {
		return exchange(request(path, headers).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
	}

	/** Sends a form as it is, without looking at the page that holds it. */
	public Page post(String path, Map<String, List<String>> fields, String... headers) {
		String form = fields.entrySet()
			.stream()
			.flatMap(field -> field.getValue().stream().map(value -> encode(field.getKey()) + "=" + encode(value)))
			.collect(Collectors.joining("&"));
		return send(request(path, headers).header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form)));
	}

	/** Opens a page, fills in its main form and sends it. */
	public Page submit(String path, Map<String, String> values) {
		return submit(get(path), values);
	}

	/** Fills in the main form of a page that is open, and sends it. */
	public Page submit(Page page, Map<String, String> values) {
		return submit(page, "main form", values);
	}

	/** Fills in a form and sends it with all its fields, as a browser does. */
	public Page submit(Page page, String selector, Map<String, String> values, String... headers) {
		Element form = page.document().expectFirst(selector);
		Map<String, List<String>> fields = new LinkedHashMap<>();
		for (Element control : form.select("input[name], textarea[name]")) {
			String name = control.attr("name");
			boolean checkable = control.attr("type").equals("checkbox");
			if (!checkable || control.hasAttr("checked")) {
				fields.computeIfAbsent(name, key -> new ArrayList<>())
					.add(control.tagName().equals("textarea") ? control.wholeText() : control.val());
			}
		}
		values.forEach((name, value) -> fields.put(name, List.of(value)));
		return post(form.attr("action"), fields, headers);
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.site.resolve(path)).timeout(Duration.ofSeconds(30));
		if (!this.cookies.isEmpty()) {
			request.header("Cookie",
					this.cookies.entrySet()
						.stream()
						.map(cookie -> cookie.getKey() + "=" + cookie.getValue())
						.collect(Collectors.joining("; ")));
		}
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	private Page send(HttpRequest.Builder request) {
		HttpResponse<String> response = exchange(request.build(),
				HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
		for (String header : response.headers().allValues("Set-Cookie")) {
			HttpCookie cookie = HttpCookie.parse(header).getFirst();
			cookie(cookie.getName(), (cookie.getMaxAge() == 0) ? "" : cookie.getValue());
		}
		return new Page(response);
	}

	private static <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
		try {
			return client.send(request, handler);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
