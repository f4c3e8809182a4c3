package com.foobar.localstack.compose;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.tls.LocalAuthority;

import static org.awaitility.Awaitility.await;

/** Reads pages through one gateway, one after another, until it is closed. */
final class GetLoop implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final HttpClient http;

	private final List<String> failures = new CopyOnWriteArrayList<>();

	private final AtomicInteger count = new AtomicInteger();

	private final Thread reader;

	private volatile boolean over;

	GetLoop(Path authority, String address, List<String> paths) {
		this.http = HttpClient.newBuilder().sslContext(trust(authority)).connectTimeout(Duration.ofSeconds(5)).build();
		this.reader = Thread.ofVirtual().start(() -> {
			while (!this.over) {
				paths.forEach((path) -> get(URI.create("https://" + address + ":" + ComposeStack.HTTPS_PORT + path)));
			}
		});
	}

	/** A context that trusts the authority and nobody else. */
	static SSLContext trust(Path authority) {
		try {
			StackFolders folders = new StackFolders(Files.createTempDirectory("trust")).create();
			Files.copy(authority, folders.tls().resolve("ca.pem"), StandardCopyOption.REPLACE_EXISTING);
			return new LocalAuthority(folders).trust();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void get(URI address) {
		try {
			int status = this.http
				.send(HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).build(),
						HttpResponse.BodyHandlers.discarding())
				.statusCode();
			if (status != 200) {
				this.failures.add(address.getPath() + " answered " + status);
			}
		}
		catch (IOException ex) {
			this.failures.add(address.getPath() + ": " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.over = true;
		}
		this.count.incrementAndGet();
	}

	int count() {
		return this.count.get();
	}

	List<String> failures() {
		return this.failures;
	}

	/** Waits until so many more have been answered or have failed. */
	void awaitMore(int requests) {
		int until = count() + requests;
		await().atMost(PATIENCE).until(() -> count() >= until);
	}

	@Override
	public void close() {
		this.over = true;
		await().atMost(PATIENCE).until(() -> !this.reader.isAlive());
		this.http.close();
	}

}
