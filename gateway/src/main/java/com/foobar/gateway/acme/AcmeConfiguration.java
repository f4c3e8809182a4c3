package com.foobar.gateway.acme;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import com.foobar.gateway.configuration.AcmeProperties;

/** Where things are, if there is an authority at all. */
final class AcmeConfiguration {

	private AcmeConfiguration() {
	}

	static Optional<Storage> storage(AcmeProperties settings) {
		Path folder = settings.storage();
		if (!settings.isOn() || folder == null) {
			return Optional.empty();
		}
		Path accountKey = settings.accountKey();
		return Optional.of(new Storage(folder, Objects.requireNonNull(settings.certificate()),
				(accountKey != null) ? accountKey : folder.resolve("account.pem")));
	}

}
