package com.foobar.gateway.acme;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

import org.springframework.boot.ssl.pem.PemContent;

/** An authority whose own certificate is signed by one that Java does not know. */
final class TrustedAuthority extends GenericAcmeProvider {

	private final SSLContext trust;

	TrustedAuthority(Path authority) throws IOException, GeneralSecurityException {
		KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
		store.load(null, null);
		for (X509Certificate certificate : PemContent.load(authority).getCertificates()) {
			store.setCertificateEntry(certificate.getSerialNumber().toString(), certificate);
		}
		TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		managers.init(store);
		this.trust = SSLContext.getInstance("TLS");
		this.trust.init(null, managers.getTrustManagers(), null);
	}

	@Override
	public boolean accepts(URI address) {
		return true;
	}

	@Override
	public HttpClient createHttpClient(NetworkSettings settings) {
		return HttpClient.newBuilder().sslContext(this.trust).connectTimeout(settings.getTimeout()).build();
	}

}
