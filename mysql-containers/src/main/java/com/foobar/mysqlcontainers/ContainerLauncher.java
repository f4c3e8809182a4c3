package com.foobar.mysqlcontainers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.foobar.mysqllocal.MysqlLauncher;
import com.foobar.mysqllocal.host.Command;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;

/**
 * Runs servers from MySQL's public image. They share the machine's network, process
 * numbers and, for their own folder, file system, so tests can do to them all that they
 * do to local processes. That wants an engine on this machine, which must be Linux.
 */
public final class ContainerLauncher implements MysqlLauncher {

	private static final String IMAGE = "mysql:9.7";

	@Override
	public Path mysqld() {
		return Path.of("/usr/sbin/mysqld");
	}

	@Override
	public Process start(List<String> words, Path folder) throws IOException {
		try {
			return new ContainerProcess(ServerContainer.running(IMAGE, words, folder));
		}
		catch (ContainerLaunchException ex) {
			throw new IOException("no container of " + IMAGE + " could be started: " + ex.getMessage(), ex);
		}
	}

	@Override
	public Command.Outcome run(List<String> words, Path folder, Duration limit) throws IOException {
		try (ServerContainer container = new ServerContainer(IMAGE, words, folder)) {
			container.withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(limit));
			try {
				container.start();
				return new Command.Outcome(0, container.getLogs());
			}
			catch (ContainerLaunchException ex) {
				return new Command.Outcome(1, String.valueOf(ex.getCause()));
			}
		}
	}

	@Override
	public String toString() {
		return "a container of " + IMAGE;
	}

}
