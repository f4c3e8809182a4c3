package com.foobar.localstack.endtoend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs {@code ./foobar} with a home and ports of its own, so that it disturbs no other
 * stack on the machine.
 */
public final class FoobarScript {

	public static final int PORT_OFFSET = Integer.getInteger("foobar.port-offset", 20_000);

	private static final Path SCRIPT = Path.of("..", "foobar").toAbsolutePath().normalize();

	private static final Duration USUAL_LIMIT = Duration.ofMinutes(5);

	private final Path home;

	FoobarScript(Path home) {
		this.home = home;
	}

	public Path home() {
		return this.home;
	}

	/** Runs a verb that must succeed, and returns what it printed as a result. */
	public String run(String... arguments) {
		return runWithin(USUAL_LIMIT, arguments);
	}

	/** The same for a verb that may take longer than others. */
	public String runWithin(Duration limit, String... arguments) {
		Outcome outcome = attempt(limit, Map.of(), arguments);
		assertThat(outcome.status())
			.as("./foobar %s printed: %s%s", String.join(" ", arguments), outcome.out(), outcome.err())
			.isZero();
		return outcome.out();
	}

	public JsonNode json(String... arguments) {
		return JsonMapper.shared().readTree(run(arguments));
	}

	/** The addresses of the gateways that run. */
	public List<String> gateways() {
		return json("ps", "--json").valueStream()
			.filter((service) -> service.get("service").asString().startsWith("gateway"))
			.map((service) -> service.at("/endpoints/0").asString().replaceAll("https |:.*", ""))
			.toList();
	}

	/** Runs a verb within five minutes, whatever becomes of it. */
	public Outcome attempt(String... arguments) {
		return attempt(Map.of(), arguments);
	}

	/** Runs a verb with more environment variables. */
	Outcome attempt(Map<String, String> environment, String... arguments) {
		return attempt(USUAL_LIMIT, environment, arguments);
	}

	private Outcome attempt(Duration limit, Map<String, String> environment, String... arguments) {
		List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
		command.addAll(List.of(arguments));
		try {
			Path out = Files.createTempFile("foobar", ".out");
			Path err = Files.createTempFile("foobar", ".err");
			ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile())
				.redirectError(err.toFile());
			builder.environment().put("FOOBAR_HOME", this.home.toString());
			builder.environment().put("FOOBAR_PORT_OFFSET", Integer.toString(PORT_OFFSET));
			builder.environment().putAll(environment);
			Process process = builder.start();
			assertThat(process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS))
				.as("./foobar %s ended", String.join(" ", arguments))
				.isTrue();
			Outcome outcome = new Outcome(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8),
					Files.readString(err, StandardCharsets.UTF_8));
			Files.delete(out);
			Files.delete(err);
			return outcome;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** What a run left: exit status, results, messages. */
	public record Outcome(int status, String out, String err) {
	}

}
