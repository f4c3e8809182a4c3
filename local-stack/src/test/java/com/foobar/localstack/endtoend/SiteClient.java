package com.foobar.localstack.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieHandler;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that trusts the local authority and nobody else. */
public final class SiteClient implements AutoCloseable {

	private final HttpClient http;

	private final String base;

	SiteClient(Path authority, String host) {
		this(authority, host, null);
	}

	/** With somewhere to keep cookies, or with null to refuse them. */
	public SiteClient(Path authority, String host, @Nullable CookieHandler cookies) {
		HttpClient.Builder builder = HttpClient.newBuilder()
			.sslContext(trusting(authority))
			.connectTimeout(Duration.ofSeconds(5));
		if (cookies != null) {
			builder.cookieHandler(cookies);
		}
		this.http = builder.build();
		this.base = "https://" + host + ":" + (8443 + FoobarScript.PORT_OFFSET);
	}

	HttpResponse<String> get(String path, @Nullable String token) {
		return send("GET", path, token, null);
	}

	/** Sends JSON and returns the JSON answer, which must have the given status. */
	JsonNode post(String path, @Nullable String token, Object body, int status) {
		HttpResponse<String> response = send("POST", path, token, JsonMapper.shared().writeValueAsString(body));
		if (response.statusCode() != status) {
			throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
		}
		return JsonMapper.shared().readTree(response.body());
	}

	private HttpResponse<String> send(String method, String path, @Nullable String token, @Nullable String body) {
		Map<String, String> headers = (token != null) ? Map.of("Authorization", "Token " + token) : Map.of();
		return send(method, path, headers, body);
	}

	/** Fetches a file as it comes over the wire, compressed if it may be. */
	HttpResponse<byte[]> download(String path) {
		return exchange(request(path).header("Accept-Encoding", "gzip").build(),
				HttpResponse.BodyHandlers.ofByteArray());
	}

	/** Sends any request, with a body of JSON or none. */
	public HttpResponse<String> send(String method, String path, Map<String, String> headers, @Nullable String body) {
		HttpRequest.Builder request = request(path).method(method,
				(body != null) ? HttpRequest.BodyPublishers.ofString(body) : HttpRequest.BodyPublishers.noBody());
		if (body != null) {
			request.header("Content-Type", "application/json");
		}
		headers.forEach(request::header);
		return exchange(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.base + path)).timeout(Duration.ofSeconds(20));
	}

	private <T> HttpResponse<T> exchange(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
		try {
			return this.http.send(request, handler);
		}
		catch (IOException ex) {
			throw new AssertionError(request.method() + " " + request.uri().getPath() + " failed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError(ex);
		}
	}

	@Override
	public void close() {
		this.http.close();
	}

	private static SSLContext trusting(Path authority) {
		try (InputStream pem = Files.newInputStream(authority)) {
			KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
			store.load(null, null);
			store.setCertificateEntry("local", CertificateFactory.getInstance("X.509").generateCertificate(pem));
			TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			trust.init(store);
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, trust.getTrustManagers(), null);
			return context;
		}
		catch (IOException | GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
