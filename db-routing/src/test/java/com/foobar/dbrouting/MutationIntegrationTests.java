package com.foobar.dbrouting;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.foobar.dbrouting.gtid.GtidSet;
import com.foobar.mysqllocal.ReplicatedPair;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The check for stale reads bites: it passes with the library as it is, and goes red when
 * one method in it is broken.
 */
class MutationIntegrationTests {

	@AutoClose
	private static final ReplicatedPair pair = Servers.start();

	@TempDir
	private Path folder;

	@BeforeAll
	static void startPair() throws Exception {
		pair.stopApplier();
	}

	@Test
	void passesWithLibraryAsItIs() throws Exception {
		assertThat(run("")).endsWith("stale reads: 0\nstatus 0");
	}

	@Test
	void goesRedWhenEverySetContainsEveryOther() throws Exception {
		mutate();

		assertThat(run(this.folder + File.pathSeparator)).matches("(?s).*stale reads: [1-9]\\d*\nstatus 1");
	}

	/** Makes {@link GtidSet#containsAll} answer true, whatever it is asked. */
	private void mutate() throws IOException {
		String name = GtidSet.class.getName().replace('.', '/') + ".class";
		byte[] original;
		try (InputStream in = Objects.requireNonNull(GtidSet.class.getClassLoader().getResourceAsStream(name))) {
			original = in.readAllBytes();
		}
		ClassFile files = ClassFile.of();
		byte[] mutated = files.transformClass(files.parse(original), (builder, element) -> {
			if (element instanceof MethodModel method && method.methodName().equalsString("containsAll")) {
				builder.withMethodBody(method.methodName(), method.methodType(), method.flags().flagsMask(),
						(CodeBuilder code) -> code.iconst_1().ireturn());
			}
			else {
				ClassTransform.ACCEPT_ALL.accept(builder, element);
			}
		});
		Path file = this.folder.resolve(name);
		Files.createDirectories(Objects.requireNonNull(file.getParent()));
		Files.write(file, mutated);
	}

	private String run(String first) throws Exception {
		String usual = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
		Process program = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				first + usual, StaleReadsProgram.class.getName(), pair.primary().jdbcUrl(), pair.replica().jdbcUrl())
			.redirectErrorStream(true)
			.start();
		try (OutputStream password = program.getOutputStream()) {
			password.write(pair.accounts().app().getBytes(StandardCharsets.UTF_8));
		}
		String output = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(program.waitFor(2, TimeUnit.MINUTES)).isTrue();
		return output.strip() + "\nstatus " + program.exitValue();
	}

}
