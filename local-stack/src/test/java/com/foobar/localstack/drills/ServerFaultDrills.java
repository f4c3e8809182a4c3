package com.foobar.localstack.drills;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Application servers that live, but do not work as they should. */
@ExtendWith(Drills.class)
class ServerFaultDrills {

	private static final Duration TROUBLE = Duration.ofSeconds(20);

	/** More than headers take, less than the article has. */
	private static final int SHORT = 1_200;

	private static final String POISON = "/api/poison";

	/** All that a storm may add. */
	private static final double BUDGET = 1.2;

	@Test
	void oneServerBecomesSlow(Drill drill, GatewayBeforeFaults gateway) {
		AtomicInteger slowShare = new AtomicInteger();

		drill.at(gateway.site())
			.with(Mix.READS)
			.run("16 app-service-1 takes 5 s longer for 20 s", Target.NOTHING_FAILS.slowest(Duration.ofSeconds(10)),
					(load) -> {
						gateway.first().fault(new Fault.Slow(Duration.ofSeconds(5)));
						load.goOn(Duration.ofSeconds(2));
						int first = gateway.first().requests();
						int second = gateway.second().requests();
						load.goOn(TROUBLE.minusSeconds(2));
						first = gateway.first().requests() - first;
						second = gateway.second().requests() - second;
						slowShare.set(100 * first / Math.max(1, first + second));
						gateway.first().fault(Fault.NONE);
					}, (samples) -> (slowShare.get() < 40) ? List.of()
							: List.of("the slow server went on getting " + slowShare.get() + " % of the requests"));
	}

	@Test
	void oneServerCutsItsAnswers(Drill drill, GatewayBeforeFaults gateway) {
		drill.at(gateway.site())
			.with(Mix.READS)
			.run("17 app-service-1 closes inside each answer for 20 s",
					new Target(Integer.MAX_VALUE, Duration.ofSeconds(25), Duration.ofSeconds(20)), (load) -> {
						gateway.first().fault(new Fault.CutsAnswers(SHORT));
						load.goOn(TROUBLE);
						gateway.first().fault(Fault.NONE);
					}, ServerFaultDrills::shortBodies);
	}

	private static List<String> shortBodies(List<Sample> samples) {
		return samples.stream().anyMatch((sample) -> Load.SHORT_BODY.equals(sample.failure()))
				? List.of(Load.SHORT_BODY) : List.of();
	}

	@Test
	void oneServerFallsSilentInsideItsAnswers(Drill drill, GatewayBeforeFaults gateway) {
		drill.at(gateway.site())
			.with(Mix.READS)
			.run("17 app-service-1 stalls inside each answer for 20 s",
					new Target(Integer.MAX_VALUE, Duration.ofSeconds(45), Duration.ofSeconds(20)), (load) -> {
						gateway.first().fault(new Fault.StallsAnswers(SHORT));
						load.goOn(TROUBLE);
						gateway.first().fault(Fault.NONE);
					}, ServerFaultDrills::shortBodies);
	}

	/** Nobody has asked for that path before, and no cache could answer. */
	@Test
	void oneRequestKillsServers(Drill drill, GatewayBeforeFaults gateway) {
		drill.at(gateway.site()).run("26 a request that kills whoever gets it", Target.NOTHING_FAILS, (load) -> {
			gateway.first().fault(new Fault.DiesOf(POISON));
			gateway.second().fault(new Fault.DiesOf(POISON));
			poison(gateway.site());
		}, (samples) -> {
			if (gateway.first().hasDiedOf(POISON) && gateway.second().hasDiedOf(POISON)) {
				return List.of("it was sent to both servers");
			}
			return (gateway.first().hasDiedOf(POISON) || gateway.second().hasDiedOf(POISON)) ? List.of()
					: List.of("it was sent to no server");
		});
	}

	private static void poison(Site site) {
		try (Doors doors = new Doors(site.trust(), HttpClient.Version.HTTP_1_1, site.bases(), Duration.ofSeconds(20),
				false)) {
			HttpResponse<String> answer = doors.send(0, POISON, HttpRequest.newBuilder());
			System.out.println("The poison was answered with " + answer.statusCode());
		}
		catch (IOException ex) {
			System.out.println("The poison was answered with " + ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void halfOfAllRequestsFail(Drill drill, GatewayBeforeFaults gateway) {
		AtomicInteger sent = new AtomicInteger();
		AtomicInteger asked = new AtomicInteger();

		drill.at(gateway.site())
			.with(Mix.READS)
			.run("27 both app-service answer 503 to every second request for 20 s",
					new Target(Integer.MAX_VALUE, Duration.ofSeconds(30), Duration.ofSeconds(20)), (load) -> {
						gateway.first().fault(new Fault.Answers(503, 2));
						gateway.second().fault(new Fault.Answers(503, 2));
						int before = gateway.first().requests() + gateway.second().requests();
						int askedBefore = load.count();
						load.goOn(TROUBLE);
						sent.set(gateway.first().requests() + gateway.second().requests() - before);
						asked.set(load.count() - askedBefore);
						gateway.first().fault(Fault.NONE);
						gateway.second().fault(Fault.NONE);
					}, (samples) -> storm(sent.get(), asked.get()));
	}

	private static List<String> storm(int sent, int asked) {
		double share = (double) sent / asked;
		System.out.printf("%d requests became %d, %.3f times as many%n", asked, sent, share);
		return (share <= BUDGET) ? List.of() : List.of("the servers got %.3f times the requests".formatted(share));
	}

	@Test
	void oneServerFailsWhileItsHealthCheckPasses(Drill drill, GatewayBeforeFaults gateway) {
		drill.at(gateway.site())
			.with(Mix.READS)
			.run("30 app-service-1 answers 500 to everything but its health check for 20 s",
					new Target(5, TROUBLE, Duration.ofSeconds(20)), (load) -> {
						gateway.first().fault(new Fault.Answers(500, 1));
						load.goOn(TROUBLE);
						gateway.first().fault(Fault.NONE);
					});
	}

}
