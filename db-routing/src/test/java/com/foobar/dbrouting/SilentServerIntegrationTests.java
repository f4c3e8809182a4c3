package com.foobar.dbrouting;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.dao.DataAccessException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** Servers whose words reach nobody, over connections that nobody closes. */
class SilentServerIntegrationTests {

	private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(4);

	@AutoClose
	private static final ReplicatedPair pair = Servers.start();

	@Test
	void failsWriteAfterOneSocketTimeout() throws Exception {
		try (CuttingRelay relay = new CuttingRelay(pair.primary().port());
				RoutedDatabase database = new RoutedDatabase(pair, url(relay, SOCKET_TIMEOUT), pair.replica().jdbcUrl(),
						List.of())) {
			AtomicLong asked = new AtomicLong();

			assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> database.writing(() -> {
				database.jdbc().sql("SELECT 1").query(Integer.class).single();
				relay.keepEverythingBack();
				asked.set(System.nanoTime());
				return database.jdbc().sql("INSERT INTO thing (id) VALUES (?)").param(Ids.next()).update();
			}));

			assertThat(Duration.ofNanos(System.nanoTime() - asked.get())).isBetween(SOCKET_TIMEOUT,
					SOCKET_TIMEOUT.multipliedBy(7).dividedBy(4));
		}
	}

	@Test
	void seesServerAgainWhileItsOldConnectionsStaySilent() throws Exception {
		int readers = 3;
		try (CuttingRelay relay = new CuttingRelay(pair.replica().port());
				RoutedDatabase database = new RoutedDatabase(pair, pair.primary().jdbcUrl(),
						url(relay, SOCKET_TIMEOUT.multipliedBy(10)), List.of());
				ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			CountDownLatch holding = new CountDownLatch(readers);
			CountDownLatch release = new CountDownLatch(1);
			for (int i = 0; i < readers; i++) {
				threads.execute(() -> holdRead(database, holding, release));
			}
			assertThat(holding.await(30, TimeUnit.SECONDS)).isTrue();
			try {
				relay.keepEverythingBack();
				await().atMost(Duration.ofSeconds(20)).until(() -> replica(database).startsWith("does not answer"));

				relay.passNewConnections();

				await().atMost(Duration.ofSeconds(20)).until(() -> replica(database).startsWith("serves reads"));
			}
			finally {
				release.countDown();
			}
		}
	}

	/** Keeps a connection that waits for no answer. */
	private static void holdRead(RoutedDatabase database, CountDownLatch holding, CountDownLatch release) {
		try {
			database.reading(() -> {
				int port = database.jdbc().sql("SELECT @@port").query(Integer.class).single();
				holding.countDown();
				return release.await(60, TimeUnit.SECONDS) ? port : 0;
			});
		}
		catch (RuntimeException ex) {
			// It was cut meanwhile.
		}
	}

	private static String url(CuttingRelay relay, Duration socketTimeout) {
		return "jdbc:mysql://127.0.0.1:" + relay.port() + "/foobar?socketTimeout=" + socketTimeout.toMillis();
	}

	private static String replica(RoutedDatabase database) {
		return String.valueOf(database.health().getDetails().get("replica"));
	}

}
