package com.foobar.monitor.support;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Somebody at a browser: keeps cookies, and sends the token against forged requests as
 * the pages do.
 */
public final class Operator implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final RunningMonitor monitor;

	private final CookieManager cookies = new CookieManager();

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	public Operator(RunningMonitor monitor) {
		this.monitor = monitor;
	}

	public Operator loggedIn() throws IOException {
		HttpResponse<String> response = logIn(RunningMonitor.PASSWORD);
		if (!response.headers().firstValue("Location").orElse("").endsWith("/")) {
			throw new IllegalStateException("The login was refused: " + response);
		}
		return this;
	}

	public HttpResponse<String> logIn(String password) throws IOException {
		get("/login", "text/html");
		String form = "username=admin&password=" + URLEncoder.encode(password, StandardCharsets.UTF_8);
		return send(request("/login").header("Content-Type", "application/x-www-form-urlencoded")
			.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"))
			.POST(HttpRequest.BodyPublishers.ofString(form)));
	}

	public HttpResponse<String> get(String path, String accept) throws IOException {
		return send(request(path).header("Accept", accept));
	}

	/** Sends JSON, with the token or, as a foreign page would, without. */
	public HttpResponse<String> post(String path, String json, boolean token) throws IOException {
		HttpRequest.Builder request = request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json));
		if (token) {
			request.header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
		}
		return send(request);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(this.monitor.address(path)).timeout(PATIENCE);
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
		try {
			return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private String cookie(String name) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElse("");
	}

	@Override
	public void close() {
		this.http.close();
	}

}
