package com.foobar.localstack.drills;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.foobar.localstack.endtoend.FoobarScript;
import com.foobar.localstack.endtoend.SharedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** Processes that are killed, frozen or stopped. */
@ExtendWith(SharedStack.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProcessDrills {

	private static final Scoreboard SCOREBOARD = new Scoreboard();

	private static final Duration FREEZE = Duration.ofSeconds(20);

	@SuppressWarnings("NullAway.Init") // set before the first test
	private static DrillStack stack;

	@BeforeAll
	static void share(FoobarScript foobar) throws IOException, InterruptedException {
		stack = new DrillStack(foobar);
	}

	@AfterAll
	static void show() {
		SCOREBOARD.close();
	}

	private static Drill drill() {
		return new Drill(stack, SCOREBOARD);
	}

	@Test
	@Order(1)
	void anApplicationServerIsKilled() {
		drill().run("1 kill -9 app-service-1", Target.NOTHING_FAILS, (load) -> stack.signal("KILL", "app-service-1"));
	}

	@Test
	@Order(2)
	void aWebServerIsKilled() {
		drill().run("2 kill -9 web-app-1", Target.NOTHING_FAILS, (load) -> stack.signal("KILL", "web-app-1"));
	}

	@Test
	@Order(3)
	void aGatewayIsKilled() {
		AtomicLong killed = new AtomicLong();

		drill().run("3 kill -9 gateway-1", new Target(Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofSeconds(20)),
				(load) -> {
					long pid = stack.pid("gateway-1");
					killed.set(System.nanoTime());
					DrillStack.signal("KILL", pid);
				}, (samples) -> failedAfter(samples, killed.get() + Duration.ofMillis(200).toNanos()));
	}

	private static List<String> failedAfter(List<Sample> samples, long moment) {
		long late = samples.stream().filter((sample) -> sample.failed() && sample.begun() > moment).count();
		return (late == 0) ? List.of() : List.of(late + " of the failed requests were not under way at the fault");
	}

	/** An answer may take as long as the gateway's patience with a silent server. */
	@Test
	@Order(7)
	void anApplicationServerFreezes() {
		drill().run("7 SIGSTOP app-service-1, SIGCONT after 20 s", Target.NOTHING_FAILS.slowest(Duration.ofSeconds(11)),
				(load) -> freeze("app-service-1", load));
	}

	@Test
	@Order(8)
	void aGatewayFreezes() {
		drill().patience(Duration.ofSeconds(2))
			.run("8 SIGSTOP gateway-1, SIGCONT after 20 s",
					new Target(Integer.MAX_VALUE, Duration.ofSeconds(3), Duration.ofSeconds(3)),
					(load) -> freeze("gateway-1", load));
	}

	private static void freeze(String service, Load load) {
		long pid = stack.pid(service);
		DrillStack.signal("STOP", pid);
		try {
			load.goOn(FREEZE);
		}
		finally {
			DrillStack.signal("CONT", pid);
		}
	}

	@Test
	@Order(18)
	void allApplicationServersAreStoppedAndComeBack() {
		AtomicLong back = new AtomicLong();

		drill().with(Mix.READS)
			.run("18 both app-service stopped, then started",
					new Target(Integer.MAX_VALUE, Duration.ofSeconds(120), Duration.ofSeconds(20)), (load) -> {
						stack.foobar().run("stop", "app-service-1", "app-service-2");
						load.goOn(Duration.ofSeconds(5));
						stack.foobar().run("start", "app-service-1", "app-service-2");
						back.set(System.nanoTime());
					}, (samples) -> refusals(samples, back.get() + Duration.ofSeconds(2).toNanos()));
	}

	private static List<String> refusals(List<Sample> samples, long end) {
		List<Long> times = samples.stream()
			.filter((sample) -> sample.status() == 503)
			.map((sample) -> sample.took() / 1_000_000)
			.sorted()
			.toList();
		List<String> missed = new ArrayList<>(failedAfter(samples, end));
		long slow = times.isEmpty() ? 0 : times.get(times.size() * 9 / 10);
		System.out.println(times.size() + " refusals, nine of ten within " + slow + " ms");
		if (times.isEmpty() || slow > 100) {
			missed.add("nine of ten refusals took up to " + slow + " ms");
		}
		samples.stream()
			.filter((sample) -> sample.failed() && sample.status() != 503)
			.map((sample) -> String.valueOf(sample.failure()))
			.distinct()
			.forEach(missed::add);
		return missed;
	}

	@Test
	@Order(31)
	void anApplicationServerDiesAgainAndAgain() {
		drill().run("31 kill -9 app-service-1 five times, as soon as it is healthy or every 5 s", Target.NOTHING_FAILS,
				(load) -> {
					for (int time = 0; time < 5; time++) {
						if (!stack.status("app-service-1").get("pid").isNull()) {
							stack.signal("KILL", "app-service-1");
						}
						load.goOn(Duration.ofSeconds(5));
					}
				});
	}

}
