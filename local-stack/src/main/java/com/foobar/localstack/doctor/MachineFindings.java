package com.foobar.localstack.doctor;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

import com.foobar.localstack.service.MachineCheck;
import com.foobar.localstack.stack.Ports;
import com.foobar.localstack.stack.StackException;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.localstack.tls.CertificateFiles;
import com.sun.management.OperatingSystemMXBean;

/** What the machine itself must offer. */
final class MachineFindings {

	private static final long MEBI = 1024L * 1024;

	/** What all processes together hold in RAM, with some room. */
	private static final long NEEDED_MEMORY = 2560 * MEBI;

	private static final Path HOSTS = Path.of("/etc/hosts");

	private MachineFindings() {
	}

	static Finding java() {
		return Finding.ok("Java", "JDK " + Runtime.version() + " in " + System.getProperty("java.home"));
	}

	static Finding memory() {
		long total = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
		String detail = total / MEBI + " MiB";
		return (total >= NEEDED_MEMORY) ? Finding.ok("memory", detail) : Finding.problem("memory", detail,
				"The stack needs " + NEEDED_MEMORY / MEBI + " MiB: use a machine with more memory.");
	}

	static Finding disk(StackFolders folders) {
		try {
			MachineCheck.disk(folders);
			return Finding.ok("disk", "at least 1024 MiB are free for " + folders.home());
		}
		catch (StackException ex) {
			return Finding.problem("disk", "nearly full", String.valueOf(ex.getMessage()));
		}
	}

	static Finding secondAddress() {
		return Ports.isOurs("127.0.0.2") ? Finding.ok("second address", "127.0.0.2 exists: two gateways")
				: Finding.hint("second address", "127.0.0.2 does not exist: one gateway",
						"On macOS: sudo ifconfig lo0 alias 127.0.0.2 up");
	}

	static Finding hosts() {
		try {
			return Files.readString(HOSTS).contains("www.foobar.com")
					? Finding.ok("host name", "www.foobar.com is in " + HOSTS)
					: Finding.hint("host name", "www.foobar.com is not in " + HOSTS, "sudo ./foobar hosts --write");
		}
		catch (IOException ex) {
			return Finding.hint("host name", HOSTS + " cannot be read", "Add the lines of ./foobar hosts by hand.");
		}
	}

	static Finding browserTrust(StackFolders folders) {
		return Files.exists(CertificateFiles.in(folders.tls()).authority())
				? Finding.ok("certificate authority",
						CertificateFiles.in(folders.tls()).authority()
								+ "; ./foobar trust tells how browsers come to trust it")
				: Finding.ok("certificate authority", "is made at the first start");
	}

}
