package com.foobar.localstack.drills;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.foobar.localstack.endtoend.FoobarScript;

import static org.awaitility.Awaitility.await;

/**
 * One more application server, whose lines to both databases can be cut, with a gateway
 * before it and the stack's second one.
 */
final class ServerBeforeCuts implements AutoCloseable {

	private static final Duration START = Duration.ofSeconds(90);

	private static final Backend SERVER = Backend.ofStack("app-service-3", 8103, 8113);

	private final List<Line> lines;

	private final OwnProcess process;

	private final OwnGateway gateway;

	ServerBeforeCuts(DrillStack stack) throws IOException, InterruptedException {
		this.lines = List.of(new Line(13306 + FoobarScript.PORT_OFFSET), new Line(13307 + FoobarScript.PORT_OFFSET));
		this.process = new OwnProcess(stack.foobar().home(), "app-service", SERVER.name(),
				Map.of("SERVER_PORT", Integer.toString(SERVER.port()), "MANAGEMENT_SERVER_PORT",
						Integer.toString(SERVER.managementPort()), "DBROUTING_NODES_PRIMARY_URL",
						url(this.lines.getFirst()), "DBROUTING_NODES_REPLICA_URL", url(this.lines.getLast())));
		await().atMost(START).until(this::isReady);
		this.gateway = new OwnGateway(stack, List.of(SERVER, Backend.ofStack("app-service-2", 8102, 8112)));
	}

	private static String url(Line line) {
		return "jdbc:mysql://127.0.0.1:" + line.port() + "/foobar";
	}

	Site site() {
		return this.gateway.site();
	}

	/** Whether its readiness probe says so. */
	boolean isReady() {
		return DrillStack.json(SERVER.readiness()) != null;
	}

	/** From now on both databases hear it, or are heard by it, as this says. */
	void cut(Line.Cut cut) {
		this.lines.forEach((line) -> line.cut(cut));
	}

	@Override
	public void close() throws IOException {
		this.gateway.close();
		this.process.close();
		for (Line line : this.lines) {
			line.close();
		}
	}

}
