package com.foobar.localstack.cli;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import com.foobar.localstack.doctor.Doctor;
import com.foobar.localstack.doctor.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/** {@code doctor}: what is missing, and how to mend it. */
@Command(name = "doctor", mixinStandardHelpOptions = true,
		description = "Checks everything that the stack needs from this machine and names the fix for each thing missing.",
		exitCodeListHeading = "%nExit status:%n",
		exitCodeList = { "0:the stack can start or runs", "1:something must be mended first" })
final class DoctorCommand implements Callable<Integer> {

	@ParentCommand
	@SuppressWarnings("NullAway.Init") // set by picocli before anything runs
	private FoobarCommand foobar;

	@Option(names = "--json", description = "Print a JSON array with one object a check.")
	private boolean json;

	@Override
	public Integer call() {
		Terminal terminal = this.foobar.terminal();
		List<Finding> findings = new Doctor(this.foobar.settings(), this.foobar.layout(), terminal::progress).examine();
		if (this.json) {
			terminal.out().println(JsonMapper.shared().writeValueAsString(findings));
		}
		else {
			findings.forEach((finding) -> terminal.out().println(line(terminal, finding)));
		}
		return findings.stream().anyMatch((finding) -> finding.level() == Finding.Level.PROBLEM) ? ExitStatus.FAILED
				: ExitStatus.OK;
	}

	private static String line(Terminal terminal, Finding finding) {
		String colour = switch (finding.level()) {
			case OK -> "32";
			case HINT -> "33";
			case PROBLEM -> "31";
		};
		String level = String.format(Locale.ROOT, "%-7s", finding.level().name().toLowerCase(Locale.ROOT));
		return terminal.paint(level, colour) + " " + finding.check() + ": " + finding.detail()
				+ (finding.fix().isEmpty() ? "" : "\n        " + finding.fix());
	}

}
