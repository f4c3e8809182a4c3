package com.foobar.localstack.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.supervisor.ServiceStatus;

/** What a user wants to know when everything is healthy. */
final class Welcome {

	private static final Path HOSTS = Path.of("/etc/hosts");

	private final StackLayout layout;

	private final Terminal terminal;

	Welcome(StackLayout layout, Terminal terminal) {
		this.layout = layout;
		this.terminal = terminal;
	}

	void show(List<ServiceStatus> services, Duration taken, boolean foreground) {
		PrintWriter out = this.terminal.out();
		StatusTable.lines(services).forEach(out::println);
		out.println(String.format(Locale.ROOT, "All %d services are healthy after %.1f s and hold %d MiB of RAM.",
				services.size(), taken.toMillis() / 1000.0, StatusTable.totalMebibytes(services)));
		out.println();
		int port = this.layout.ofKind(ServiceKind.GATEWAY).getFirst().endpoint(StackLayout.HTTPS).port();
		ServiceLayout monitor = this.layout.ofKind(ServiceKind.MONITOR).getFirst();
		out.println("  The site     https://www.foobar.com:" + port + "/"
				+ (knowsHost() ? "" : "   (first: sudo ./foobar hosts --write)"));
		out.println("               https://localhost:" + port + "/");
		out.println("  Monitoring   http://" + monitor.endpoint(StackLayout.HTTP).address()
				+ "/   (user admin, password: ./foobar config --monitor-password)");
		out.println("  Certificate  ./foobar trust tells how to make browsers trust it");
		out.println(foreground ? "  Stop         Ctrl-C" : "  Stop         ./foobar down");
		out.flush();
	}

	private static boolean knowsHost() {
		try {
			return new HostsFile(HOSTS).names("www.foobar.com");
		}
		catch (StackException ex) {
			return false;
		}
	}

}
