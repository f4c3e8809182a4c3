package com.foobar.localstack.drills;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.awaitility.Awaitility.await;

/** Processes that are killed, frozen or stopped. */
@ExtendWith(Drills.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProcessDrills {

	private static final Duration FREEZE = Duration.ofSeconds(20);

	private static final Duration DOWN = Duration.ofSeconds(5);

	private static final Duration RESTART = Duration.ofSeconds(90);

	@Test
	@Order(1)
	void anApplicationServerIsKilled(Drill drill, DrillStack stack) {
		drill.run("1 kill -9 app-service-1", Target.NOTHING_FAILS, (load) -> stack.signal("KILL", "app-service-1"));
	}

	@Test
	@Order(2)
	void aWebServerIsKilled(Drill drill, DrillStack stack) {
		drill.run("2 kill -9 web-app-1", Target.NOTHING_FAILS, (load) -> stack.signal("KILL", "web-app-1"));
	}

	@Test
	@Order(3)
	void aGatewayIsKilled(Drill drill, DrillStack stack) {
		AtomicLong gone = new AtomicLong();

		drill.run("3 kill -9 gateway-1", Target.ONLY_WHAT_IS_UNDER_WAY_FAILS.outage(Duration.ofSeconds(1)),
				(load) -> gone.set(stack.kill("gateway-1")), (samples) -> failedAfter(samples, gone.get()));
	}

	/** What begins when the process is gone can have been under way in no other sense. */
	private static List<String> failedAfter(List<Sample> samples, long moment) {
		long late = samples.stream().filter((sample) -> sample.failed() && sample.begun() > moment).count();
		return (late == 0) ? List.of() : List.of(late + " of the failed requests were not under way at the fault");
	}

	/** An answer may take as long as the gateway's patience with a silent server. */
	@Test
	@Order(7)
	void anApplicationServerFreezes(Drill drill, DrillStack stack) {
		drill.run("7 SIGSTOP app-service-1, SIGCONT after 20 s", Target.NOTHING_FAILS.slowest(Duration.ofSeconds(11)),
				(load) -> freeze(stack, "app-service-1", load));
	}

	@Test
	@Order(8)
	void aGatewayFreezes(Drill drill, DrillStack stack) {
		AtomicLong frozen = new AtomicLong();

		drill.patience(Duration.ofSeconds(2))
			.run("8 SIGSTOP gateway-1, SIGCONT after 20 s",
					Target.ONLY_WHAT_IS_UNDER_WAY_FAILS.outage(Duration.ofSeconds(3)).slowest(Duration.ofSeconds(3)),
					(load) -> frozen.set(freeze(stack, "gateway-1", load)),
					(samples) -> failedAfter(samples, frozen.get()));
	}

	/** Returns when it began. */
	private static long freeze(DrillStack stack, String service, Load load) {
		long pid = stack.pid(service);
		DrillStack.signal("STOP", pid);
		try {
			long begun = System.nanoTime();
			load.goOn(FREEZE);
			return begun;
		}
		finally {
			DrillStack.signal("CONT", pid);
		}
	}

	@Test
	@Order(18)
	void allApplicationServersAreStoppedAndComeBack(Drill drill, DrillStack stack) {
		AtomicLong down = new AtomicLong();
		AtomicLong back = new AtomicLong();
		List<String> missed = new ArrayList<>();

		drill.with(Mix.READS)
			.run("18 both app-service stopped, then started",
					new Target(Integer.MAX_VALUE, RESTART, Duration.ofSeconds(20)), (load) -> {
						stack.foobar().run("stop", "app-service-1", "app-service-2");
						down.set(System.nanoTime());
						missed.addAll(politeness(stack.site()));
						load.goOn(DOWN);
						Thread.ofVirtual().start(() -> stack.foobar().run("start", "app-service-1", "app-service-2"));
						await().pollInterval(Duration.ofMillis(50))
							.atMost(RESTART)
							.until(() -> isReady(8111) && isReady(8112));
						back.set(System.nanoTime());
					}, (samples) -> {
						missed.addAll(failedAfter(samples, back.get() + Duration.ofSeconds(2).toNanos()));
						missed.addAll(refusals(samples, down.get()));
						return missed;
					});
	}

	private static boolean isReady(int managementPort) {
		return DrillStack.json(Backend.ofStack("", 0, managementPort).readiness()) != null;
	}

	/** Whether a client is told when to come again. */
	private static List<String> politeness(Site site) {
		try (Doors doors = new Doors(site.trust(), HttpClient.Version.HTTP_1_1, site.bases(), Duration.ofSeconds(5),
				false)) {
			HttpResponse<String> answer = doors.send(0, "/api/tags", HttpRequest.newBuilder());
			return answer.headers().firstValue("Retry-After").isPresent() ? List.of()
					: List.of("a refusal lacks Retry-After: " + answer.headers());
		}
		catch (IOException ex) {
			return List.of("a refusal ended with " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of("interrupted");
		}
	}

	private static List<String> refusals(List<Sample> samples, long down) {
		List<String> missed = new ArrayList<>();
		List<Long> times = samples.stream()
			.filter((sample) -> sample.status() == 503 && sample.begun() > down)
			.map((sample) -> sample.took() / 1_000_000)
			.sorted()
			.toList();
		long slow = times.stream().filter((time) -> time > 100).count();
		System.out.println(times.size() + " refusals, nine of ten within " + times.get(times.size() * 9 / 10)
				+ " ms, all within " + times.getLast() + " ms");
		if (slow > 0) {
			missed.add(slow + " of " + times.size() + " refusals took longer than 100 ms, up to " + times.getLast());
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
	void anApplicationServerDiesAgainAndAgain(Drill drill, DrillStack stack) {
		drill.run("31 kill -9 app-service-1 five times, as soon as it is healthy or every 5 s", Target.NOTHING_FAILS,
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
