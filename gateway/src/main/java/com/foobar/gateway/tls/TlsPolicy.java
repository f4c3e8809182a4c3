package com.foobar.gateway.tls;

import java.time.Duration;
import java.util.List;

import io.netty.handler.ssl.SslContextBuilder;
import reactor.netty.http.Http2SslContextSpec;
import reactor.netty.tcp.SslProvider;

/**
 * Which TLS is spoken: 1.2 and 1.3, suites with forward secrecy and authenticated
 * encryption only, HTTP/2 first. The order of the suites is ours, not the client's.
 * Nobody can have the keys of a connection negotiated anew, which would cost the server
 * much and a client nothing.
 */
final class TlsPolicy {

	private static final String[] PROTOCOLS = { "TLSv1.3", "TLSv1.2" };

	private static final List<String> SUITES = List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384",
			"TLS_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
			"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
			"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
			"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

	/** A ticket that is stolen together with its key opens no older recording. */
	private static final Duration RESUMABLE = Duration.ofHours(2);

	private static final Duration HANDSHAKE = Duration.ofSeconds(10);

	static {
		// Read once by the JDK, at the first handshake; there is no setting for one
		// context.
		System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
	}

	private TlsPolicy() {
	}

	static SslProvider with(Identity identity) {
		SslProvider.GenericSslContextSpec<SslContextBuilder> context = Http2SslContextSpec
			.forServer(identity.key(), identity.chain())
			.configure((builder) -> builder.protocols(PROTOCOLS).ciphers(SUITES).sessionTimeout(RESUMABLE.toSeconds()));
		return SslProvider.builder().sslContext(context).handshakeTimeout(HANDSHAKE).build();
	}

}
