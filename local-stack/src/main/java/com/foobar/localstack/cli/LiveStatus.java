package com.foobar.localstack.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.foobar.localstack.supervisor.ServiceState;
import com.foobar.localstack.supervisor.ServiceStatus;
import org.jspecify.annotations.Nullable;

/**
 * Shows how the services come and go: a table that is redrawn on a terminal, a line for
 * each change elsewhere.
 */
final class LiveStatus {

	private final Terminal terminal;

	private final Map<String, ServiceState> seen = new HashMap<>();

	private int drawnLines;

	LiveStatus(Terminal terminal) {
		this.terminal = terminal;
	}

	void show(List<ServiceStatus> services) {
		if (this.terminal.interactive()) {
			draw(services);
		}
		else {
			services.forEach(this::printChange);
		}
	}

	private void draw(List<ServiceStatus> services) {
		StringBuilder screen = new StringBuilder();
		if (this.drawnLines > 0) {
			screen.append("\u001b[").append(this.drawnLines).append('A');
		}
		TextTable table = new TextTable("SERVICE", "STATE", "ADDRESSES");
		for (ServiceStatus status : services) {
			table.row(status.service(), status.state().word(), String.join(", ", status.endpoints()));
		}
		List<String> lines = table.lines();
		lines.forEach((line) -> screen.append("\u001b[2K").append(line).append('\n'));
		this.drawnLines = lines.size();
		this.terminal.err().print(screen);
		this.terminal.err().flush();
	}

	private void printChange(ServiceStatus status) {
		@Nullable ServiceState before = this.seen.put(status.service(), status.state());
		boolean nothingNew = (before == null) && status.state() == ServiceState.HEALTHY;
		if (before != status.state() && !nothingNew && status.state() != ServiceState.WAITING) {
			@Nullable String message = status.message();
			this.terminal.progress(
					status.service() + " is " + status.state().word() + ((message != null) ? ": " + message : ""));
		}
	}

}
