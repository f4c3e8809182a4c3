package com.foobar.gateway.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.foobar.gateway.support.Certificate;
import com.foobar.gateway.support.Ports;
import com.foobar.gateway.support.Program;

/** Debian's small ACME authority, with a name server that finds every name here. */
final class Pebble implements AutoCloseable {

	private final int port = Ports.free();

	private final Certificate certificate;

	private final List<Process> processes = new ArrayList<>();

	/**
	 * Starts both.
	 * @param httpPort where it fetches proofs
	 */
	Pebble(Path folder, int httpPort) throws IOException {
		this.certificate = Certificate.in(folder);
		int names = Ports.free();
		Path settings = Files.writeString(folder.resolve("pebble.json"), """
				{"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
				"certificate": "%s", "privateKey": "%s", "httpPort": %d, "tlsPort": %d}}
				""".formatted(this.port, Ports.free(), this.certificate.certificate(), this.certificate.privateKey(),
				httpPort, Ports.free()));
		start(folder, "pebble-challtestsrv", "-dns01", "127.0.0.1:" + names, "-http01", "", "-https01", "",
				"-tlsalpn01", "", "-management", "127.0.0.1:" + Ports.free(), "-defaultIPv6", "");
		start(folder, "pebble", "-config", settings.toString(), "-dnsserver", "127.0.0.1:" + names);
	}

	static boolean isInstalled() {
		return Stream.of("pebble", "pebble-challtestsrv").allMatch((program) -> Program.find(program).isPresent());
	}

	private void start(Path folder, String... command) throws IOException {
		ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(folder.resolve(command[0] + ".log").toFile());
		process.environment().put("PEBBLE_VA_NOSLEEP", "1");
		this.processes.add(process.start());
	}

	String directory() {
		return "https://localhost:" + this.port + "/dir";
	}

	Path trust() {
		return this.certificate.certificate();
	}

	@Override
	public void close() {
		this.processes.forEach(Process::destroyForcibly);
	}

}
