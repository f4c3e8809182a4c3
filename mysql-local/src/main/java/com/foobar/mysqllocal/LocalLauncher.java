package com.foobar.mysqllocal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import com.foobar.mysqllocal.host.Command;

/**
 * Runs a program of this machine as a process.
 *
 * @param mysqld the program
 */
record LocalLauncher(Path mysqld) implements MysqlLauncher {

	@Override
	public Process start(List<String> words, Path folder) throws IOException {
		return new ProcessBuilder(words).directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	@Override
	public Command.Outcome run(List<String> words, Path folder, Duration limit) throws IOException {
		return new Command(folder, words).run(limit);
	}

}
