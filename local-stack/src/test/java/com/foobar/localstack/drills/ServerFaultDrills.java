package com.foobar.localstack.drills;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.foobar.localstack.endtoend.FoobarScript;
import com.foobar.localstack.endtoend.SharedStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Application servers that live, but do not work as they should. */
@ExtendWith(SharedStack.class)
class ServerFaultDrills {

	private static final Scoreboard SCOREBOARD = new Scoreboard();

	private static final Duration TROUBLE = Duration.ofSeconds(20);

	/** More than headers take, less than the article has. */
	private static final int SHORT = 1_200;

	@SuppressWarnings("NullAway.Init") // set before the first test
	private static DrillStack stack;

	@SuppressWarnings("NullAway.Init") // set before each test
	private GatewayBeforeFaults gateway;

	@BeforeAll
	static void share(FoobarScript foobar) throws IOException, InterruptedException {
		stack = new DrillStack(foobar);
	}

	@AfterAll
	static void show() {
		SCOREBOARD.close();
	}

	@BeforeEach
	void start() throws IOException {
		this.gateway = new GatewayBeforeFaults(stack);
	}

	@AfterEach
	void stop() throws IOException {
		this.gateway.close();
	}

	private Drill drill() {
		return new Drill(stack, SCOREBOARD).at(this.gateway.site());
	}

	@Test
	void oneServerBecomesSlow() {
		AtomicInteger slowShare = new AtomicInteger();

		drill().with(Mix.READS)
			.run("16 app-service-1 takes 5 s longer for 20 s", Target.NOTHING_FAILS.slowest(Duration.ofSeconds(10)),
					(load) -> {
						this.gateway.first().fault(new Fault.Slow(Duration.ofSeconds(5)));
						load.goOn(Duration.ofSeconds(2));
						int first = this.gateway.first().requests();
						int second = this.gateway.second().requests();
						load.goOn(TROUBLE.minusSeconds(2));
						first = this.gateway.first().requests() - first;
						second = this.gateway.second().requests() - second;
						slowShare.set(100 * first / Math.max(1, first + second));
						this.gateway.first().fault(Fault.NONE);
					}, (samples) -> (slowShare.get() < 40) ? List.of()
							: List.of("the slow server went on getting " + slowShare.get() + " % of the requests"));
	}

	@Test
	void oneServerCutsItsAnswers() {
		drill().with(Mix.READS)
			.run("17 app-service-1 closes inside each answer for 20 s",
					new Target(Integer.MAX_VALUE, Duration.ofSeconds(25), Duration.ofSeconds(20)), (load) -> {
						this.gateway.first().fault(new Fault.CutsAnswers(SHORT));
						load.goOn(TROUBLE);
						this.gateway.first().fault(Fault.NONE);
					}, (samples) -> List.of());
		// A body that is too short never counts as good: the client finds its length
		// wrong, and the account counts it.
	}

	@Test
	void oneServerFallsSilentInsideItsAnswers() {
		drill().with(Mix.READS)
			.run("17 app-service-1 stalls inside each answer for 20 s",
					new Target(Integer.MAX_VALUE, Duration.ofSeconds(45), Duration.ofSeconds(20)), (load) -> {
						this.gateway.first().fault(new Fault.StallsAnswers(SHORT));
						load.goOn(TROUBLE);
						this.gateway.first().fault(Fault.NONE);
					});
	}

	@Test
	void oneRequestKillsServers() {
		drill().with(Mix.READS)
			.run("26 a request that kills whoever gets it", new Target(0, Duration.ZERO, Duration.ofSeconds(20)),
					(load) -> {
						this.gateway.first().fault(new Fault.DiesOf("poison"));
						this.gateway.second().fault(new Fault.DiesOf("poison"));
						poison();
					},
					(samples) -> (this.gateway.first().hasDiedOf("poison") && this.gateway.second().hasDiedOf("poison"))
							? List.of("it was sent to both servers") : List.of());
	}

	private void poison() {
		try (Doors doors = new Doors(this.gateway.site().trust(), HttpClient.Version.HTTP_1_1,
				this.gateway.site().bases(), Duration.ofSeconds(20), false)) {
			HttpResponse<String> answer = doors.send(0, "/api/articles?tag=poison", HttpRequest.newBuilder());
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
	void halfOfAllRequestsFail() {
		AtomicInteger sent = new AtomicInteger();
		AtomicInteger asked = new AtomicInteger();

		drill().with(Mix.READS)
			.run("27 both app-service answer 503 to every second request for 20 s",
					new Target(Integer.MAX_VALUE, Duration.ofSeconds(30), Duration.ofSeconds(20)), (load) -> {
						this.gateway.first().fault(new Fault.Answers(503, 2));
						this.gateway.second().fault(new Fault.Answers(503, 2));
						int before = this.gateway.first().requests() + this.gateway.second().requests();
						int askedBefore = load.count();
						load.goOn(TROUBLE);
						sent.set(this.gateway.first().requests() + this.gateway.second().requests() - before);
						asked.set(load.count() - askedBefore);
						this.gateway.first().fault(Fault.NONE);
						this.gateway.second().fault(Fault.NONE);
					}, (samples) -> storm(sent.get(), asked.get()));
	}

	private static List<String> storm(int sent, int asked) {
		double share = (double) sent / asked;
		System.out.printf("%d requests became %d, %.2f times as many%n", asked, sent, share);
		return (share <= 1.25) ? List.of() : List.of("the servers got %.2f times the requests".formatted(share));
	}

	@Test
	void oneServerFailsWhileItsHealthCheckPasses() {
		List<String> missed = new ArrayList<>();

		drill().with(Mix.READS)
			.run("30 app-service-1 answers 500 to everything but its health check for 20 s",
					new Target(5, TROUBLE, Duration.ofSeconds(20)), (load) -> {
						this.gateway.first().fault(new Fault.Answers(500, 1));
						load.goOn(TROUBLE);
						this.gateway.first().fault(Fault.NONE);
					}, (samples) -> missed);
	}

}
