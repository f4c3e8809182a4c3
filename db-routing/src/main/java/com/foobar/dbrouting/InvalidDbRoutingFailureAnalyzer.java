package com.foobar.dbrouting;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Ends the start with two sentences instead of a stack trace. Comes before Boot's
 * analysis of failed binding, which would hide ours.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidDbRoutingFailureAnalyzer extends AbstractFailureAnalyzer<InvalidDbRoutingException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidDbRoutingException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
	}

}
