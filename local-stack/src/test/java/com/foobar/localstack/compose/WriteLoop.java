package com.foobar.localstack.compose;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/**
 * Publishes articles with numbered titles, each tried once, and remembers those that were
 * acknowledged.
 */
final class WriteLoop implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private final HttpClient http;

	private final URI articles;

	private final String token;

	private final List<String> acknowledged = new CopyOnWriteArrayList<>();

	private final Thread writer;

	private volatile boolean over;

	WriteLoop(Path authority, String address, String token) {
		this.http = HttpClient.newBuilder()
			.sslContext(GetLoop.trust(authority))
			.connectTimeout(Duration.ofSeconds(5))
			.build();
		this.articles = URI.create("https://" + address + ":" + ComposeStack.HTTPS_PORT + "/api/articles");
		this.token = token;
		this.writer = Thread.ofVirtual().start(() -> {
			for (int number = 1; !this.over; number++) {
				write("Write " + number);
			}
		});
	}

	private void write(String title) {
		String body = JsonMapper.shared()
			.writeValueAsString(Map.of("article", Map.of("title", title, "description", "d", "body", "b")));
		try {
			int status = this.http
				.send(HttpRequest.newBuilder(this.articles)
					.timeout(Duration.ofSeconds(30))
					.header("Content-Type", "application/json")
					.header("Authorization", "Token " + this.token)
					.POST(HttpRequest.BodyPublishers.ofString(body))
					.build(), HttpResponse.BodyHandlers.discarding())
				.statusCode();
			if (status == 201) {
				this.acknowledged.add(title);
			}
		}
		catch (IOException ex) {
			// Not acknowledged: it may be there or not, but not twice.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.over = true;
		}
	}

	/** Waits until so many more have been acknowledged. */
	void awaitMore(int writes) {
		int until = this.acknowledged.size() + writes;
		await().atMost(PATIENCE).until(() -> this.acknowledged.size() >= until);
	}

	/** Ends the writing and returns what was acknowledged. */
	List<String> finish() {
		this.over = true;
		await().atMost(PATIENCE).until(() -> !this.writer.isAlive());
		return List.copyOf(this.acknowledged);
	}

	@Override
	public void close() {
		finish();
		this.http.close();
	}

}
