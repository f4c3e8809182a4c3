package com.foobar.gateway.acme;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.foobar.gateway.configuration.AcmeProperties;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;

/**
 * One order, from the account to the certificate in the storage. Each step has a
 * deadline; it blocks, so it has a thread of its own.
 */
final class Issuance {

	private static final Duration PATIENCE = Duration.ofSeconds(90);

	private static final Duration NETWORK = Duration.ofSeconds(20);

	private final AcmeProperties settings;

	Issuance(AcmeProperties settings) {
		this.settings = settings;
	}

	void order(Storage storage) throws Exception {
		Order order = account(storage.accountKey()).newOrder().domains(this.settings.domains()).create();
		List<String> published = new ArrayList<>();
		try {
			for (Authorization authorization : order.getAuthorizations()) {
				prove(authorization, storage, published);
			}
			require(order.waitUntilReady(PATIENCE), Status.READY, "the order did not become ready");
			KeyPair key = storage.newKey();
			order.execute(key);
			require(order.waitForCompletion(PATIENCE), Status.VALID, "the order was not fulfilled");
			StringWriter chain = new StringWriter();
			order.getCertificate().writeCertificate(chain);
			storage.keep(key, chain.toString());
		}
		finally {
			for (String token : published) {
				storage.withdraw(token);
			}
		}
	}

	private Account account(KeyPair key) throws Exception {
		URI directory = Objects.requireNonNull(this.settings.directory(), "Checked by the settings");
		Path trust = this.settings.trust();
		Session session = (trust != null) ? new Session(directory, new TrustedAuthority(trust))
				: new Session(directory);
		session.networkSettings().setTimeout(NETWORK);
		AccountBuilder account = new AccountBuilder().agreeToTermsOfService().useKeyPair(key);
		this.settings.contacts().forEach(account::addEmail);
		return account.create(session);
	}

	private static void prove(Authorization authorization, Storage storage, List<String> published) throws Exception {
		if (authorization.getStatus() == Status.VALID) {
			return;
		}
		String domain = authorization.getIdentifier().getDomain();
		Http01Challenge challenge = authorization.findChallenge(Http01Challenge.class)
			.orElseThrow(() -> new AcmeException("the authority offers no proof over HTTP for " + domain));
		if (!Challenges.TOKEN.matcher(challenge.getToken()).matches()) {
			throw new AcmeException("the authority gave a token that is none");
		}
		published.add(challenge.getToken());
		storage.publish(challenge.getToken(), challenge.getAuthorization());
		challenge.trigger();
		Status status = authorization.waitForCompletion(PATIENCE);
		require(status, Status.VALID, "the authority could not fetch the proof for " + domain + ": "
				+ challenge.getError().map(Object::toString).orElse("it did not say why"));
	}

	private static void require(Status status, Status wanted, String otherwise) throws AcmeException {
		if (status != wanted) {
			throw new AcmeException(otherwise + " (" + status + ")");
		}
	}

}
