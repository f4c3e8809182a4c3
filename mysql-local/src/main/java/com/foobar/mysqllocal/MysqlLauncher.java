package com.foobar.mysqllocal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.foobar.mysqllocal.host.Command;

/**
 * Runs server programs. One that is found as a service of the class path runs those of
 * every {@link ReplicatedPair}, in containers for example; without one they are processes
 * of programs on this machine.
 */
public interface MysqlLauncher {

	/** The server program as it is called there. */
	Path mysqld();

	/**
	 * Starts a server, which must see the folder at the same place as we do and be
	 * reached at 127.0.0.1.
	 * @param words the program and its options
	 * @param folder all that it reads and writes
	 * @throws IOException when it cannot be started
	 */
	Process start(List<String> words, Path folder) throws IOException;

	/**
	 * Runs the program for a short job.
	 * @param words the program and its options
	 * @param folder all that it reads and writes
	 * @param limit time for the whole run
	 * @throws IOException when it cannot be started
	 */
	Command.Outcome run(List<String> words, Path folder, Duration limit) throws IOException;

}
