package com.foobar.localstack.drills;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/**
 * Requests that arrive at a fixed rate whatever becomes of those before them (the open
 * model): half over HTTP/1.1, half over HTTP/2, at each of the addresses in turn.
 */
final class Load implements AutoCloseable {

	/** Requests under way at a time; one that finds no room counts as failed. */
	private static final int MAX_UNDER_WAY = 4_000;

	/** How a request fails that must never fail so. */
	static final String SHORT_BODY = "a short body passed as a whole one";

	private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(90);

	private final Mix mix;

	/** HTTP/1.1 clients take a connection for each request, HTTP/2 clients share one. */
	private static final int SHARING_CLIENTS = 4;

	private final Doors separate;

	private final List<Doors> sharing;

	private final Semaphore room = new Semaphore(MAX_UNDER_WAY);

	private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();

	private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean over = new AtomicBoolean();

	private final Thread clock;

	private final String run = UUID.randomUUID().toString().substring(0, 8);

	/**
	 * Begins at once.
	 * @param perSecond requests per second
	 * @param patience how long a client waits at one address
	 * @param leavesSilence whether it asks the next one then
	 */
	Load(Site site, Mix mix, int perSecond, Duration patience, boolean leavesSilence) {
		this.mix = mix;
		this.separate = new Doors(site.trust(), HttpClient.Version.HTTP_1_1, site.bases(), patience, leavesSilence);
		this.sharing = Stream
			.generate(() -> new Doors(site.trust(), HttpClient.Version.HTTP_2, site.bases(), patience, leavesSilence))
			.limit(SHARING_CLIENTS)
			.toList();
		long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
		this.clock = Thread.ofPlatform().daemon().name("arrivals").start(() -> {
			long due = System.nanoTime();
			for (int number = 0; !this.over.get(); number++) {
				begin(site, number, due);
				due += interval;
				LockSupport.parkNanos(due - System.nanoTime());
			}
		});
	}

	private void begin(Site site, int number, long due) {
		Kind kind = this.mix.kind(number);
		if (!this.room.tryAcquire()) {
			this.samples.add(new Sample(kind, due, System.nanoTime() - due, 0, "no room for one more request"));
			return;
		}
		Thread.ofVirtual().start(() -> {
			try {
				this.samples.add(ask(site, kind, number, due));
			}
			finally {
				this.room.release();
			}
		});
	}

	private Sample ask(Site site, Kind kind, int number, long due) {
		String title = "Drill " + this.run + " " + number;
		HttpRequest.Builder request = HttpRequest.newBuilder();
		if (kind == Kind.WRITE) {
			String body = JsonMapper.shared()
				.writeValueAsString(Map.of("article", Map.of("title", title, "description", "d", "body", "b")));
			request.header("Authorization", "Token " + site.token())
				.header("Content-Type", "application/json")
				.header("Idempotency-Key", UUID.randomUUID().toString())
				.POST(HttpRequest.BodyPublishers.ofString(body));
		}
		int status = 0;
		@Nullable String failure;
		try {
			HttpResponse<String> response = client(number).send(number / 2, this.mix.path(kind, number, site), request);
			status = response.statusCode();
			failure = failure(kind, status, response.body());
		}
		catch (IOException ex) {
			failure = ex.toString();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			failure = ex.toString();
		}
		if (kind == Kind.WRITE && status == 201) {
			this.acknowledged.add(title);
		}
		return new Sample(kind, due, System.nanoTime() - due, status, failure);
	}

	private Doors client(int number) {
		return (number % 2 == 0) ? this.separate : this.sharing.get(number / 2 % SHARING_CLIENTS);
	}

	private static @Nullable String failure(Kind kind, int status, String body) {
		if (status != ((kind == Kind.WRITE) ? 201 : 200)) {
			return "answered " + status;
		}
		return body.strip().endsWith((kind == Kind.PAGE) ? "</html>" : "}") ? null : SHORT_BODY;
	}

	/** What all titles of this load begin with. */
	String titles() {
		return "Drill " + this.run + " ";
	}

	/** How many have failed so far. */
	long failed() {
		return this.samples.stream().filter(Sample::failed).count();
	}

	int count() {
		return this.samples.size();
	}

	/** Waits until so much time has passed for the load. */
	void goOn(Duration time) {
		long until = System.nanoTime() + time.toNanos();
		await().atMost(time.plusSeconds(5)).until(() -> System.nanoTime() - until >= 0);
	}

	Set<String> acknowledged() {
		return this.acknowledged;
	}

	/** Ends the arrivals, waits for all answers and returns what became of them. */
	List<Sample> finish() {
		this.over.set(true);
		await().atMost(PATIENCE_AT_THE_END)
			.until(() -> !this.clock.isAlive() && this.room.availablePermits() == MAX_UNDER_WAY);
		return new ArrayList<>(this.samples);
	}

	@Override
	public void close() {
		this.over.set(true);
		this.separate.close();
		this.sharing.forEach(Doors::close);
	}

}
