package com.foobar.localstack.service;

import com.foobar.localstack.secret.Secrets;
import com.foobar.localstack.stack.ServiceKind;

/**
 * The secrets of the applications besides those of the database, named as the properties
 * that they are.
 *
 * @param secrets where they lie
 */
record ApplicationSecrets(Secrets secrets) {

	void makeAppService() {
		String owner = ServiceKind.APP_SERVICE.module();
		this.secrets.key(owner, "foobar.token.signing-key");
		this.secrets.key(owner, "db-routing.token.secret");
	}

	void makeMonitor() {
		this.secrets.password(StackServices.MONITOR_SECRETS, StackServices.MONITOR_PASSWORD);
	}

}
