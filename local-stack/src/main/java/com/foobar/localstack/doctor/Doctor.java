package com.foobar.localstack.doctor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.stack.StackSettings;
import com.foobar.localstack.supervisor.SupervisorClient;

/** Runs all checks, in the order in which a start would meet them. */
public final class Doctor {

	private final StackSettings settings;

	private final StackLayout layout;

	private final StackFolders folders;

	private final Consumer<String> progress;

	public Doctor(StackSettings settings, StackLayout layout, Consumer<String> progress) {
		this.settings = settings;
		this.layout = layout;
		this.folders = new StackFolders(settings.home());
		this.progress = progress;
	}

	public List<Finding> examine() {
		this.folders.create();
		Optional<SupervisorClient> supervisor = SupervisorClient.find(this.folders);
		return Stream
			.of(MachineFindings.java(), MachineFindings.memory(), MachineFindings.disk(this.folders),
					StackFindings.applications(this.settings), StackFindings.database(this.settings, this.progress),
					StackFindings.dataVersion(this.settings, this.progress),
					StackFindings.supervisor(this.folders, supervisor),
					StackFindings.ports(this.layout, supervisor.isPresent()), MachineFindings.secondAddress(),
					MachineFindings.hosts(), MachineFindings.browserTrust(this.folders))
			.toList();
	}

}
