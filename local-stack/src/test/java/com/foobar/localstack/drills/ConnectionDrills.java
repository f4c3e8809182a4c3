package com.foobar.localstack.drills;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.awaitility.Awaitility.await;

/** Lines between servers that are cut while both ends live, and neither is told. */
@ExtendWith(Drills.class)
class ConnectionDrills {

	private static final Duration TROUBLE = Duration.ofSeconds(20);

	private static final Duration READINESS = Duration.ofSeconds(2);

	/** Longer than a driver waits for bytes, by what the other server then takes. */
	private static final Duration LONGEST_WAIT = Duration.ofMillis(5_500);

	@Test
	void oneServerIsCutFromItsDatabases(Drill drill, ServerBeforeCuts server) {
		List<String> missed = new ArrayList<>();

		drill.at(server.site())
			.run("11 app-service-3 is cut from both databases for 20 s", Target.NOTHING_FAILS, (load) -> {
				server.cut(Line.Cut.BOTH_WAYS);
				missed.addAll(unreadiness(server));
				load.goOn(TROUBLE);
				server.cut(Line.Cut.NONE);
			}, (samples) -> {
				missed.addAll(waits(samples));
				return missed;
			});
	}

	@Test
	void oneServerNoLongerHearsItsDatabases(Drill drill, ServerBeforeCuts server) {
		drill.at(server.site())
			.run("12 app-service-3 hears no answer of its databases for 20 s", Target.NOTHING_FAILS, (load) -> {
				server.cut(Line.Cut.ANSWERS);
				load.goOn(TROUBLE);
				server.cut(Line.Cut.NONE);
			}, ConnectionDrills::waits);
	}

	private static List<String> unreadiness(ServerBeforeCuts server) {
		long begun = System.nanoTime();
		try {
			await().pollInterval(Duration.ofMillis(20)).atMost(READINESS).until(() -> !server.isReady());
			System.out.println("Readiness went off after " + millisSince(begun) + " ms");
			return List.of();
		}
		catch (ConditionTimeoutException ex) {
			return List.of("readiness was still on after " + millisSince(begun) + " ms");
		}
	}

	private static long millisSince(long begun) {
		return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
	}

	private static List<String> waits(List<Sample> samples) {
		long longest = samples.stream().mapToLong(Sample::took).max().orElse(0);
		System.out.println("The longest wait was " + TimeUnit.NANOSECONDS.toMillis(longest) + " ms");
		return (longest <= LONGEST_WAIT.toNanos()) ? List.of()
				: List.of("a request waited for " + TimeUnit.NANOSECONDS.toMillis(longest) + " ms");
	}

}
