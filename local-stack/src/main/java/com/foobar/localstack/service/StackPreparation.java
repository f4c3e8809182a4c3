package com.foobar.localstack.service;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.stack.StackSettings;
import com.foobar.localstack.supervisor.Leftovers;
import com.foobar.localstack.supervisor.SupervisorClient;
import com.foobar.localstack.tls.LocalAuthority;
import org.jspecify.annotations.Nullable;

/**
 * Everything between the wish to start and a running supervisor, while the user watches.
 */
public final class StackPreparation {

	private final StackSettings settings;

	private final StackLayout layout;

	private final StackFolders folders;

	private final Consumer<String> progress;

	public StackPreparation(StackSettings settings, StackLayout layout, Consumer<String> progress) {
		this.settings = settings;
		this.layout = layout;
		this.folders = new StackFolders(settings.home());
		this.progress = progress;
	}

	/**
	 * Checks the machine, makes what is missing and starts the supervisor.
	 * @throws StackException when something stands in the way
	 */
	public SupervisorClient launch() {
		this.folders.create();
		try (FileChannel channel = FileChannel.open(this.folders.run().resolve("up.lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			@Nullable FileLock lock = channel.tryLock();
			if (lock == null) {
				throw new StackException(
						"Another ./foobar up is preparing this stack: wait for it, then see ./foobar ps.");
			}
			prepare();
			return new SupervisorLauncher(this.folders).launch();
		}
		catch (IOException ex) {
			throw new StackException("The folder " + this.folders.run() + " cannot be used (" + ex.getMessage()
					+ "): make it writable or set FOOBAR_HOME to another folder.", ex);
		}
	}

	private void prepare() {
		new Leftovers(this.folders).stop(this.progress);
		MachineCheck.applications(this.settings);
		MachineCheck.disk(this.folders);
		MachineCheck.ports(this.layout);
		if (this.layout.ofKind(ServiceKind.GATEWAY).size() == 1) {
			this.progress.accept("This machine has no address 127.0.0.2: one gateway is started instead of two.");
		}
		new LocalAuthority(this.folders).ensure();
		new Databases(this.settings).prepare(this.progress);
	}

}
