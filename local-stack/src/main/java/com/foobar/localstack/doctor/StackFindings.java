package com.foobar.localstack.doctor;

import java.util.Optional;
import java.util.function.Consumer;

import com.foobar.localstack.service.Databases;
import com.foobar.localstack.service.MachineCheck;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.stack.StackSettings;
import com.foobar.localstack.supervisor.Leftovers;
import com.foobar.localstack.supervisor.SupervisorClient;
import com.foobar.mysqllocal.host.MysqlLocalException;

/** What the stack's own parts look like. */
final class StackFindings {

	private StackFindings() {
	}

	static Finding applications(StackSettings settings) {
		try {
			MachineCheck.applications(settings);
			return Finding.ok("applications", "are built");
		}
		catch (StackException ex) {
			return Finding.problem("applications", "are not built", String.valueOf(ex.getMessage()));
		}
	}

	static Finding database(StackSettings settings, Consumer<String> progress) {
		try {
			return Finding.ok("MySQL", new Databases(settings).describe(progress));
		}
		catch (MysqlLocalException ex) {
			return Finding.problem("MySQL", "no usable server", String.valueOf(ex.getMessage()));
		}
	}

	static Finding dataVersion(StackSettings settings, Consumer<String> progress) {
		try {
			return Finding.ok("data", new Databases(settings).describeData(progress));
		}
		catch (MysqlLocalException ex) {
			return Finding.problem("data", "cannot be opened", String.valueOf(ex.getMessage()));
		}
	}

	static Finding supervisor(StackFolders folders, Optional<SupervisorClient> supervisor) {
		if (supervisor.isPresent()) {
			return Finding.ok("supervisor", "runs as process " + supervisor.get().pid());
		}
		int orphans = new Leftovers(folders).find().size();
		return (orphans == 0) ? Finding.ok("supervisor", "does not run")
				: Finding.hint("supervisor", "was killed, " + orphans + " of its processes still run",
						"./foobar up -d takes over, ./foobar down stops them.");
	}

	static Finding ports(StackLayout layout, boolean running) {
		if (running) {
			return Finding.ok("ports", "are held by the running stack");
		}
		try {
			MachineCheck.ports(layout);
			return Finding.ok("ports", "are free");
		}
		catch (StackException ex) {
			return Finding.problem("ports", "in use", String.valueOf(ex.getMessage()));
		}
	}

}
