package com.foobar.localstack.cli;

import java.time.Duration;
import java.util.List;

import com.foobar.localstack.supervisor.ServiceStatus;
import org.jspecify.annotations.Nullable;

/** The services and what they are doing, as people read it. */
final class StatusTable {

	private static final double MEBI = 1024.0 * 1024.0;

	private StatusTable() {
	}

	static List<String> lines(List<ServiceStatus> services) {
		TextTable table = new TextTable("SERVICE", "STATE", "PID", "UPTIME", "RESTARTS", "MEMORY", "ADDRESSES");
		for (ServiceStatus status : services) {
			@Nullable Long pid = status.pid();
			table.row(status.service(), status.state().word() + note(status.message()),
					(pid != null) ? pid.toString() : "-", (pid != null) ? uptime(status.uptimeSeconds()) : "-",
					Integer.toString(status.restarts()),
					(status.residentBytes() > 0) ? Math.round(status.residentBytes() / MEBI) + " MiB" : "-",
					String.join(", ", status.endpoints()));
		}
		return table.lines();
	}

	/**
	 * The memory of all services together, in MiB, or 0 where the system does not tell
	 * it.
	 */
	static long totalMebibytes(List<ServiceStatus> services) {
		return Math.round(services.stream().mapToLong(ServiceStatus::residentBytes).sum() / MEBI);
	}

	private static String note(@Nullable String message) {
		return (message != null) ? " (" + message + ")" : "";
	}

	private static String uptime(long seconds) {
		Duration time = Duration.ofSeconds(seconds);
		if (time.toHours() > 0) {
			return time.toHours() + " h " + time.toMinutesPart() + " min";
		}
		return (time.toMinutes() > 0) ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
				: time.toSeconds() + " s";
	}

}
