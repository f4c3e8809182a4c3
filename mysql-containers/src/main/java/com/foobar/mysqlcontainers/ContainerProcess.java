package com.foobar.mysqlcontainers;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.testcontainers.containers.GenericContainer;

/** The one process of a container, which is removed when the process has ended. */
final class ContainerProcess extends Process {

	private final ProcessHandle handle;

	private final CompletableFuture<Process> exit;

	ContainerProcess(GenericContainer<?> container) {
		long pid = Objects.requireNonNull(container.getCurrentContainerInfo().getState().getPidLong());
		this.handle = ProcessHandle.of(pid)
			.orElseThrow(() -> new IllegalStateException("The server has ended at once: " + container.getLogs()));
		this.exit = this.handle.onExit().thenApply((ended) -> {
			container.stop();
			return this;
		});
	}

	@Override
	public long pid() {
		return this.handle.pid();
	}

	@Override
	public ProcessHandle toHandle() {
		return this.handle;
	}

	@Override
	public CompletableFuture<Process> onExit() {
		return this.exit;
	}

	@Override
	public boolean isAlive() {
		return this.handle.isAlive();
	}

	@Override
	public int waitFor() throws InterruptedException {
		try {
			this.exit.get();
			return exitValue();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public boolean waitFor(long timeout, TimeUnit unit) throws InterruptedException {
		try {
			this.exit.get(timeout, unit);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Always 0: whoever wants to know why reads the server's log. */
	@Override
	public int exitValue() {
		if (isAlive()) {
			throw new IllegalThreadStateException("The server runs");
		}
		return 0;
	}

	@Override
	public void destroy() {
		this.handle.destroy();
	}

	@Override
	public Process destroyForcibly() {
		this.handle.destroyForcibly();
		return this;
	}

	@Override
	public OutputStream getOutputStream() {
		return OutputStream.nullOutputStream();
	}

	@Override
	public InputStream getInputStream() {
		return InputStream.nullInputStream();
	}

	@Override
	public InputStream getErrorStream() {
		return InputStream.nullInputStream();
	}

}
