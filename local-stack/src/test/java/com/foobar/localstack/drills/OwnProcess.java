package com.foobar.localstack.drills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One more application beside the running stack, for one drill. */
final class OwnProcess implements AutoCloseable {

	private final Process process;

	/**
	 * Starts it, as the stack starts its own.
	 * @param home folder of the stack, whose secrets it shares
	 * @param module module that it comes from
	 * @param name name of the instance
	 * @param settings environment variables of its own
	 */
	OwnProcess(Path home, String module, String name, Map<String, String> settings) throws IOException {
		Path checkout = Path.of("..").toAbsolutePath().normalize();
		List<String> command = List.of(ProcessHandle.current().info().command().orElse("java"),
				"-XX:TieredStopAtLevel=1", "@" + checkout.resolve("deploy/jvm.options"), "-jar",
				checkout.resolve(module + "/target/app/" + module + ".jar").toString());
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(Files.createTempFile(home.resolve("logs"), name + "-", ".log").toFile());
		Map<String, String> environment = builder.environment();
		environment.put("FOOBAR_INSTANCE", name);
		environment.put("FOOBAR_SECRETS", home.resolve("secrets").resolve(module).toString());
		environment.put("SERVER_ADDRESS", "127.0.0.1");
		environment.putAll(settings);
		this.process = builder.start();
	}

	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(20, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
