package com.foobar.localstack.tls;

import java.nio.file.Path;

/**
 * Where the local authority's files are.
 *
 * @param authority the authority's certificate, to be trusted by browsers
 * @param authorityKey the authority's private key
 * @param certificate the gateways' certificate
 * @param key the gateways' private key
 */
public record CertificateFiles(Path authority, Path authorityKey, Path certificate, Path key) {

	/** The files in one folder. */
	public static CertificateFiles in(Path folder) {
		return new CertificateFiles(folder.resolve("ca.pem"), folder.resolve("ca-key.pem"),
				folder.resolve("gateway.pem"), folder.resolve("gateway-key.pem"));
	}

	ServerCertificate server() {
		return new ServerCertificate(this.certificate, this.key);
	}

}
