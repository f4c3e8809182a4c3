package com.foobar.gateway.accesslog;

import java.net.InetAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.foobar.gateway.configuration.AccessLogProperties;
import com.foobar.gateway.configuration.GatewayProperties;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Takes lines without ever waiting. When the disk is slower than the requests, lines are
 * dropped and counted as {@code foobar.gateway.access.log.dropped}.
 */
@Component
public final class AccessLog implements DisposableBean {

	private static final long FAREWELL_MILLIS = 2_000;

	/** Nobody is woken for a line: what has come meanwhile is written together. */
	private static final long LOOK_MILLIS = 50;

	private static final int MOST_TOGETHER = 256;

	private final BlockingQueue<AccessEntry> queue;

	private final JsonMapper json;

	private final Counter dropped;

	private final @Nullable LogFile file;

	private final Thread writer;

	private final CountDownLatch end = new CountDownLatch(1);

	AccessLog(GatewayProperties properties, JsonMapper json, MeterRegistry registry) {
		AccessLogProperties settings = properties.accessLog();
		this.queue = new ArrayBlockingQueue<>(settings.queue());
		this.json = json;
		this.dropped = Counter.builder("foobar.gateway.access.log.dropped")
			.description("Lines that the disk was too slow for")
			.register(registry);
		this.file = LogFile.open(settings);
		this.writer = Thread.ofPlatform().daemon().name("access-log").unstarted(this::writeUntilEnd);
		if (this.file != null) {
			this.writer.start();
		}
	}

	boolean isOn() {
		return this.file != null;
	}

	void add(AccessEntry entry) {
		if (!this.queue.offer(entry)) {
			this.dropped.increment();
		}
	}

	/** Notes what was refused so early that nothing is known of it but its sender. */
	public void refused(InetAddress client, int status, String reason) {
		if (isOn()) {
			add(new AccessEntry(Instant.now(), client.getHostAddress(), null, null, status, null, null, null, null,
					null, null, "refused: " + reason));
		}
	}

	private void writeUntilEnd() {
		LogFile lines = this.file;
		try {
			List<AccessEntry> entries = new ArrayList<>(MOST_TOGETHER);
			while (lines != null && !(this.end.getCount() == 0 && this.queue.isEmpty())) {
				if (this.queue.drainTo(entries, MOST_TOGETHER) > 0) {
					lines.write(textOf(entries));
					entries.clear();
				}
				else {
					this.end.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private String textOf(List<AccessEntry> entries) {
		StringBuilder text = new StringBuilder();
		for (AccessEntry entry : entries) {
			text.append(text.isEmpty() ? "" : "\n").append(this.json.writeValueAsString(entry));
		}
		return text.toString();
	}

	@Override
	public void destroy() throws InterruptedException {
		this.end.countDown();
		this.writer.join(FAREWELL_MILLIS);
		if (this.file != null) {
			this.file.close();
		}
	}

}
