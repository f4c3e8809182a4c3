package com.foobar.localstack.drills;

import java.io.IOException;
import java.io.UncheckedIOException;

import com.foobar.localstack.endtoend.SharedStack;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives drills what they ask for as parameters: the stack that all share, the scoreboard
 * of their class, a drill of their own, and processes that break for them alone and are
 * gone after them.
 */
final class Drills implements ParameterResolver {

	private static final ExtensionContext.Namespace NAMES = ExtensionContext.Namespace.create(Drills.class);

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
		Class<?> type = parameter.getParameter().getType();
		return type == DrillStack.class || type == Scoreboard.class || type == Drill.class
				|| type == GatewayBeforeFaults.class || type == ServerBeforeCuts.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
		Class<?> type = parameter.getParameter().getType();
		if (type == DrillStack.class) {
			return stack(test);
		}
		if (type == Scoreboard.class) {
			return scoreboard(test);
		}
		if (type == Drill.class) {
			return new Drill(stack(test), scoreboard(test));
		}
		ExtensionContext.Store store = test.getStore(NAMES);
		if (type == GatewayBeforeFaults.class) {
			return store.computeIfAbsent(type, (any) -> started(() -> new GatewayBeforeFaults(stack(test))));
		}
		return store.computeIfAbsent(type, (any) -> started(() -> new ServerBeforeCuts(stack(test))));
	}

	private static DrillStack stack(ExtensionContext test) {
		return test.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMES)
			.computeIfAbsent(DrillStack.class, (any) -> started(() -> new DrillStack(SharedStack.of(test))),
					DrillStack.class);
	}

	/** Prints its table when the class has ended. */
	private static Scoreboard scoreboard(ExtensionContext test) {
		return test.getParent()
			.orElseThrow()
			.getStore(NAMES)
			.computeIfAbsent(Scoreboard.class, (any) -> new Scoreboard(), Scoreboard.class);
	}

	private static <T> T started(Start<T> start) {
		try {
			return start.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Something that takes files, ports and time to begin. */
	@FunctionalInterface
	private interface Start<T> {

		T start() throws IOException, InterruptedException;

	}

}
