package com.foobar.monitor.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says where the password belongs. */
final class MissingPasswordFailureAnalyzer extends AbstractFailureAnalyzer<MissingPasswordException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, MissingPasswordException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", "Put the password into a file named " + PasswordGuard.KEY
				+ " in the folder that the environment variable FOOBAR_SECRETS names.", cause);
	}

}
