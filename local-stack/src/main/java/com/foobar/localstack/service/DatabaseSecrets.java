package com.foobar.localstack.service;

import com.foobar.localstack.secret.Secrets;
import com.foobar.localstack.stack.ServiceKind;
import com.foobar.localstack.stack.StackFolders;
import com.foobar.mysqllocal.MysqlAccounts;

/**
 * The passwords of the database accounts; those of the application lie where the
 * application reads them.
 */
final class DatabaseSecrets {

	private static final String OWNER = "mysql";

	private final Secrets secrets;

	DatabaseSecrets(StackFolders folders) {
		this.secrets = new Secrets(folders);
	}

	MysqlAccounts accounts() {
		String application = ServiceKind.APP_SERVICE.module();
		return new MysqlAccounts(this.secrets.password(OWNER, "admin"),
				this.secrets.password(application, "spring.datasource.password"),
				this.secrets.password(application, "spring.flyway.password"),
				this.secrets.password(OWNER, "replication"), this.secrets.password(OWNER, "monitor"));
	}

}
