package com.foobar.localstack.supervisor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.foobar.localstack.stack.StackFolders;

/**
 * Processes of this stack that run without a supervisor, because it was killed. They are
 * known by their records and, where the system shows environments (Linux), by a mark that
 * every process of the stack carries. Nothing else is ever touched.
 */
public final class Leftovers {

	/**
	 * The environment variable that marks a process of the stack: the stack's folder and
	 * the service's name.
	 */
	public static final String MARK = "FOOBAR_SUPERVISED";

	private static final Duration GRACE = Duration.ofSeconds(20);

	private final StackFolders folders;

	public Leftovers(StackFolders folders) {
		this.folders = folders;
	}

	/** The value of {@link #MARK} for one service. */
	public static String mark(StackFolders folders, String service) {
		return folders.home() + "#" + service;
	}

	/** The processes that still run, by service name and process id. */
	public Collection<ProcessHandle> find() {
		Map<Long, ProcessHandle> found = new LinkedHashMap<>();
		for (ProcessRecord record : new ProcessRecords(this.folders).all()) {
			record.process().ifPresent((process) -> found.put(process.pid(), process));
		}
		ProcessHandle.allProcesses()
			.filter((process) -> !found.containsKey(process.pid()) && carriesMark(process))
			.forEach((process) -> found.put(process.pid(), process));
		return List.copyOf(found.values());
	}

	/** Ends them all, first asking, then killing, and forgets their records. */
	public void stop(Consumer<String> progress) {
		Collection<ProcessHandle> processes = find();
		if (!processes.isEmpty()) {
			progress.accept("Stopping " + processes.size() + " processes that an earlier supervisor left behind");
			processes.forEach(ProcessHandle::destroy);
			CompletableFuture<?>[] ends = processes.stream()
				.map(ProcessHandle::onExit)
				.toArray(CompletableFuture<?>[]::new);
			CompletableFuture.allOf(ends).completeOnTimeout(null, GRACE.toMillis(), TimeUnit.MILLISECONDS).join();
			processes.forEach(ProcessHandle::destroyForcibly);
			CompletableFuture.allOf(ends).completeOnTimeout(null, 5, TimeUnit.SECONDS).join();
		}
		ProcessRecords records = new ProcessRecords(this.folders);
		records.all().forEach((record) -> records.remove(record.service()));
	}

	private boolean carriesMark(ProcessHandle process) {
		Path environment = Path.of("/proc", Long.toString(process.pid()), "environ");
		if (!Files.isReadable(environment)) {
			return false;
		}
		String begin = MARK + "=" + this.folders.home() + "#";
		try (Stream<String> variables = Stream
			.of(new String(Files.readAllBytes(environment), StandardCharsets.UTF_8).split("\0"))) {
			return variables.anyMatch((variable) -> variable.startsWith(begin));
		}
		catch (IOException ex) {
			// The process has just ended or belongs to somebody else: either way not one
			// to stop.
			return false;
		}
	}

}
