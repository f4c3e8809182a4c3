package com.foobar.localstack.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import com.foobar.localstack.stack.ServiceDefinition;
import com.foobar.localstack.stack.ServiceLifecycle;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** The supervisor with real processes: shells that write what they do into a file. */
class SupervisorIntegrationTests {

	private static final Backoff QUICK = new Backoff(Duration.ofMillis(50), Duration.ofMillis(200));

	@TempDir
	@SuppressWarnings("NullAway.Init") // set by JUnit
	private Path home;

	@SuppressWarnings("NullAway.Init") // set before each test
	private StackFolders folders;

	private @Nullable Supervisor supervisor;

	@BeforeEach
	void createFolders() {
		this.folders = new StackFolders(this.home).create();
	}

	@AfterEach
	void stopEverything() {
		if (this.supervisor != null) {
			this.supervisor.close();
		}
		// A killed shell's own child ends a moment later.
		until(() -> new Leftovers(this.folders).find().isEmpty());
	}

	@Test
	void startsInOrderOfHealthAndStopsInReverse() {
		Supervisor running = supervise(service("database", List.of()), service("application", List.of("database")),
				service("gateway", List.of("application")));

		running.startAll();
		awaitState(running, "gateway", ServiceState.HEALTHY);
		running.close();

		assertThat(events()).containsExactly("start database", "start application", "start gateway", "stop gateway",
				"stop application", "stop database");
	}

	@Test
	void startsAgainWhatEndsByItself() {
		Supervisor running = supervise(service("application", List.of()));
		running.startAll();
		awaitState(running, "application", ServiceState.HEALTHY);
		long first = pid(running, "application");

		running.kill("application", "KILL");

		until(() -> status(running, "application").restarts() == 1
				&& status(running, "application").state() == ServiceState.HEALTHY);
		assertThat(pid(running, "application")).isNotEqualTo(first);
	}

	@Test
	void leavesStoppedWhatAPersonStopped() {
		Supervisor running = supervise(service("application", List.of()), service("other", List.of()));
		running.startAll();
		awaitState(running, "application", ServiceState.HEALTHY);
		awaitState(running, "other", ServiceState.HEALTHY);

		running.stop("application");
		awaitState(running, "application", ServiceState.STOPPED);
		running.restart("other");
		until(() -> events().stream().filter("start other"::equals).count() == 2);

		assertThat(status(running, "application").state()).isEqualTo(ServiceState.STOPPED);
		running.start("application");
		awaitState(running, "application", ServiceState.HEALTHY);
	}

	@Test
	void waitsLongerAfterEachEndInARowAndSaysWhy() {
		Supervisor running = supervise(
				definition("application", List.of(), "exit 7", () -> false, Duration.ofSeconds(5)));

		running.startAll();

		until(() -> status(running, "application").restarts() >= 3);
		until(() -> String.valueOf(status(running, "application").message()).contains("status 7"));
	}

	@Test
	void killsWhatDoesNotEndInTime() {
		Supervisor running = supervise(
				definition("stubborn", List.of(), "trap '' TERM; touch stubborn.ready; while true; do sleep 0.1; done",
						() -> Files.exists(this.home.resolve("stubborn.ready")), Duration.ofMillis(200)));
		running.startAll();
		awaitState(running, "stubborn", ServiceState.HEALTHY);
		ProcessHandle process = ProcessHandle.of(pid(running, "stubborn")).orElseThrow();

		running.stop("stubborn");

		awaitState(running, "stubborn", ServiceState.STOPPED);
		assertThat(process.isAlive()).isFalse();
		assertThat(status(running, "stubborn").message()).contains("was killed");
	}

	@Test
	void showsAProcessThatNoLongerAnswers() throws IOException {
		Supervisor running = supervise(service("application", List.of()));
		running.startAll();
		awaitState(running, "application", ServiceState.HEALTHY);

		Files.delete(this.home.resolve("application.ready"));

		awaitState(running, "application", ServiceState.UNHEALTHY);
		Files.createFile(this.home.resolve("application.ready"));
		awaitState(running, "application", ServiceState.HEALTHY);
	}

	@Test
	void runsWhatComesAfterTheStartUntilItSucceeds() {
		int[] tries = new int[1];
		ServiceDefinition definition = definition("application", List.of(), script("application"),
				() -> Files.exists(this.home.resolve("application.ready")), Duration.ofSeconds(5), () -> {
					if (++tries[0] < 3) {
						throw new IllegalStateException("not yet");
					}
				});
		Supervisor running = supervise(definition);

		running.startAll();

		awaitState(running, "application", ServiceState.HEALTHY);
		assertThat(tries[0]).isEqualTo(3);
	}

	@Test
	void refusesServicesAndSignalsThatDoNotExist() {
		Supervisor running = supervise(service("application", List.of()));

		assertThatExceptionOfType(StackException.class).isThrownBy(() -> running.start("aplication"))
			.withMessageContaining("the services are application");
		assertThatExceptionOfType(StackException.class).isThrownBy(() -> running.kill("application", "KILL"))
			.withMessageContaining("has no process now");
		running.startAll();
		awaitState(running, "application", ServiceState.HEALTHY);
		assertThatExceptionOfType(StackException.class).isThrownBy(() -> running.kill("application", "NONSENSE"))
			.withMessageContaining("use one of");
	}

	@Test
	void findsAndStopsWhatAKilledSupervisorLeftBehind() throws Exception {
		Process marked = new ProcessBuilder("sleep", "300").directory(this.home.toFile()).start();
		new ProcessRecords(this.folders).write(ProcessRecord.of("recorded", marked.toHandle()));
		ProcessBuilder unrecorded = new ProcessBuilder("sleep", "300");
		unrecorded.environment().put(Leftovers.MARK, Leftovers.mark(this.folders, "unrecorded"));
		Process unrecordedProcess = unrecorded.start();
		Process foreign = new ProcessBuilder("sleep", "300").start();

		Leftovers leftovers = new Leftovers(this.folders);
		until(() -> leftovers.find().size() == 2);
		leftovers.stop((line) -> {
		});

		assertThat(marked.isAlive()).isFalse();
		assertThat(unrecordedProcess.isAlive()).isFalse();
		assertThat(foreign.isAlive()).isTrue();
		foreign.destroyForcibly().waitFor();
	}

	@Test
	void takesAnotherProcessWithTheSameIdForForeign() throws Exception {
		Process foreign = new ProcessBuilder("sleep", "300").start();
		new ProcessRecords(this.folders)
			.write(new ProcessRecord("old", foreign.pid(), Instant.now().minus(Duration.ofHours(1))));

		new Leftovers(this.folders).stop((line) -> {
		});

		assertThat(foreign.isAlive()).isTrue();
		foreign.destroyForcibly().waitFor();
	}

	private Supervisor supervise(ServiceDefinition... definitions) {
		Supervisor created = new Supervisor(List.of(definitions), this.folders, QUICK);
		this.supervisor = created;
		return created;
	}

	private ServiceDefinition service(String name, List<String> after) {
		return definition(name, after, script(name), () -> Files.exists(this.home.resolve(name + ".ready")),
				Duration.ofSeconds(5));
	}

	/** A process that notes its start and its orderly end. */
	private static String script(String name) {
		return "echo start " + name + " >> events; touch " + name + ".ready; " + "trap 'echo stop " + name
				+ " >> events; rm " + name + ".ready; exit 0' TERM; while true; do sleep 0.05; done";
	}

	private ServiceDefinition definition(String name, List<String> after, String script, BooleanSupplier healthy,
			Duration grace) {
		return definition(name, after, script, healthy, grace, () -> {
		});
	}

	private ServiceDefinition definition(String name, List<String> after, String script, BooleanSupplier healthy,
			Duration grace, Runnable afterStart) {
		return new ServiceDefinition(name, after, List.of(), List.of("/bin/sh", "-c", script),
				Map.of("PATH", String.valueOf(System.getenv("PATH")), Leftovers.MARK,
						Leftovers.mark(this.folders, name)),
				this.home, this.folders.logs().resolve(name + ".log"), grace, new ServiceLifecycle() {
					@Override
					public boolean isHealthy() {
						return healthy.getAsBoolean();
					}

					@Override
					public void afterStart() {
						afterStart.run();
					}
				});
	}

	private List<String> events() {
		try {
			return Files.readAllLines(this.home.resolve("events"));
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static ServiceStatus status(Supervisor supervisor, String name) {
		return supervisor.status().stream().filter((each) -> each.service().equals(name)).findFirst().orElseThrow();
	}

	private static long pid(Supervisor supervisor, String name) {
		Long pid = status(supervisor, name).pid();
		return (pid != null) ? pid : -1;
	}

	private static void awaitState(Supervisor supervisor, String name, ServiceState state) {
		until(() -> status(supervisor, name).state() == state);
	}

	private static void until(BooleanSupplier condition) {
		await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(condition::getAsBoolean);
	}

}
