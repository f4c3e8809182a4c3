package com.foobar.localstack.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.foobar.localstack.stack.FolderRemoval;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one stack that they share: started when the first asks for it, stopped
 * after the last test of all. Whoever stops something of it starts it again.
 */
public final class SharedStack implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
		return parameter.getParameter().getType() == FoobarScript.class;
	}

	@Override
	public FoobarScript resolveParameter(ParameterContext parameter, ExtensionContext test) {
		return of(test);
	}

	/** The stack, for other extensions. */
	public static FoobarScript of(ExtensionContext test) {
		return test
			.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION,
					ExtensionContext.Namespace.create(SharedStack.class))
			.computeIfAbsent(Life.class).foobar;
	}

	/** From up to down. */
	private static final class Life implements AutoCloseable {

		private final FoobarScript foobar = new FoobarScript(temporaryFolder());

		Life() {
			FoobarScript.Outcome outcome = this.foobar.attempt("up", "-d");
			System.out.println(outcome.out());
			if (outcome.status() != 0) {
				close();
				throw new AssertionError("The stack does not start: " + outcome.err());
			}
		}

		@Override
		public void close() {
			this.foobar.attempt("down");
			FolderRemoval.remove(this.foobar.home());
		}

		private static Path temporaryFolder() {
			try {
				return Files.createTempDirectory("foobar");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
