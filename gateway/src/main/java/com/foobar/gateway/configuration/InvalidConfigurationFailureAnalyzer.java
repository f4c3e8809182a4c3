package com.foobar.gateway.configuration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Turns a refused setting into the sentence that the operator reads instead of a stack
 * trace.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class InvalidConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<InvalidConfigurationException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, InvalidConfigurationException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", cause.fix(), cause);
	}

}
