package com.foobar.localstack.compose;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.foobar.localstack.compose.Commands.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Gives a class a fresh stack and removes it afterwards with all it has written. Skips
 * the class, saying why, where no Docker engine answers.
 */
final class ComposeExtension implements ExecutionCondition, BeforeAllCallback, AfterAllCallback, ParameterResolver {

	private @Nullable Path authority;

	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		if (context.getTestMethod().isPresent()) {
			return ConditionEvaluationResult.enabled("decided for the class");
		}
		String missing = ComposeStack.missingEngine();
		return missing.isEmpty() ? ConditionEvaluationResult.enabled("a Docker engine answers")
				: ConditionEvaluationResult.disabled("no Docker engine with compose: " + missing);
	}

	@Override
	public void beforeAll(ExtensionContext context) throws IOException {
		ComposeStack.down("--volumes");
		System.out.println("built and started in " + ComposeStack.up().toMillis() / 1000.0 + " s");
		this.authority = fetchAuthority();
	}

	@Override
	public void afterAll(ExtensionContext context) throws IOException {
		ComposeStack.down("--volumes");
		if (this.authority != null) {
			Files.deleteIfExists(this.authority);
		}
	}

	/** Copies the authority's certificate out of the stack, as the README tells. */
	static Path fetchAuthority() throws IOException {
		Outcome outcome = ComposeStack.foobar("authority");
		assertThat(outcome.status()).as(outcome.err()).isZero();
		return Files.writeString(Files.createTempFile("authority", ".pem"), outcome.out(), StandardCharsets.US_ASCII);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == Path.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		if (this.authority == null) {
			throw new IllegalStateException("The stack has not been started");
		}
		return this.authority;
	}

}
