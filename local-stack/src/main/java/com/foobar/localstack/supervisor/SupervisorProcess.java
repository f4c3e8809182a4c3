package com.foobar.localstack.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.foobar.localstack.stack.ServiceDefinition;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import org.jspecify.annotations.Nullable;

/**
 * The life of the supervisor's own process: one at a time for a stack, from start to
 * {@code down} or SIGTERM.
 */
public final class SupervisorProcess {

	private final StackFolders folders;

	public SupervisorProcess(StackFolders folders) {
		this.folders = folders;
	}

	/** Runs the services until told to stop them. */
	public void run(List<ServiceDefinition> definitions) throws IOException, InterruptedException {
		try (FileChannel channel = FileChannel.open(this.folders.run().resolve("supervisor.lock"),
				StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
			@Nullable FileLock lock = channel.tryLock();
			if (lock == null) {
				throw new StackException("Another supervisor of this stack runs: look at it with ./foobar ps.");
			}
			new Leftovers(this.folders).stop(System.out::println);
			supervise(definitions);
		}
	}

	private void supervise(List<ServiceDefinition> definitions) throws IOException, InterruptedException {
		CountDownLatch down = new CountDownLatch(1);
		Supervisor supervisor = new Supervisor(definitions, this.folders);
		Thread onSignal = new Thread(supervisor::close, "stop-services");
		Runtime.getRuntime().addShutdownHook(onSignal);
		supervisor.startAll();
		try (ControlServer control = new ControlServer(supervisor, down::countDown)) {
			control.publish(this.folders);
			down.await();
			supervisor.close();
		}
		finally {
			Files.deleteIfExists(ControlAddress.file(this.folders));
		}
	}

}
