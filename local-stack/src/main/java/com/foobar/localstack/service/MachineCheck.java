package com.foobar.localstack.service;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import com.foobar.localstack.stack.Endpoint;
import com.foobar.localstack.stack.Ports;
import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.ServiceLayout;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.stack.StackLayout;
import com.foobar.localstack.stack.StackSettings;

/**
 * What must be true of the machine before anything starts; each refusal says what to do.
 */
public final class MachineCheck {

	/**
	 * Unpacked server, template and two databases take about 500 MB; the rest is room for
	 * articles and logs.
	 */
	private static final long NEEDED_BYTES = 1024L * 1024 * 1024;

	private static final long MEBI = 1024L * 1024;

	private MachineCheck() {
	}

	/** Refuses when a port is taken. */
	public static void ports(StackLayout layout) {
		for (ServiceLayout service : layout.services()) {
			service.endpoints()
				.stream()
				.filter((endpoint) -> !Ports.isFree(endpoint))
				.findFirst()
				.ifPresent((taken) -> {
					throw new StackException("The port " + taken.address() + ", wanted by " + service.name()
							+ ", is in use by " + owner(taken)
							+ ": end that program, or move the whole stack with FOOBAR_PORT_OFFSET=10000 ./foobar up.");
				});
		}
	}

	/** Refuses when the disk is nearly full. */
	public static void disk(StackFolders folders) {
		disk(folders, usableBytes(folders));
	}

	static void disk(StackFolders folders, long usableBytes) {
		if (usableBytes < NEEDED_BYTES) {
			throw new StackException("Only " + usableBytes / MEBI + " MiB are free on the disk of " + folders.home()
					+ " and " + NEEDED_BYTES / MEBI
					+ " MiB are needed: free some, or set FOOBAR_HOME to a folder on another disk.");
		}
	}

	/** Refuses when an application was not built. */
	public static void applications(StackSettings settings) {
		List<String> missing = List.of(ServiceKind.values())
			.stream()
			.filter((kind) -> !kind.isDatabase())
			.map(ServiceKind::module)
			.filter((module) -> !Files.exists(ApplicationFiles.jar(settings, module)))
			.toList();
		if (!missing.isEmpty()) {
			throw new StackException("These applications have not been built: " + String.join(", ", missing)
					+ ". Build them with mvn package -DskipTests.");
		}
	}

	private static String owner(Endpoint endpoint) {
		return Ports.owner(endpoint.port());
	}

	private static long usableBytes(StackFolders folders) {
		try {
			return Files.getFileStore(folders.home()).getUsableSpace();
		}
		catch (IOException ex) {
			throw new StackException("The disk of " + folders.home() + " cannot be examined: " + ex.getMessage() + ".",
					ex);
		}
	}

}
