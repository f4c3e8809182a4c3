package com.foobar.localstack.tls;

import java.nio.file.Path;

/**
 * Where the certificate of a server is.
 *
 * @param certificate its certificate
 * @param key its private key
 */
public record ServerCertificate(Path certificate, Path key) {

	/** The files of a server in a folder. */
	public static ServerCertificate in(Path folder, String server) {
		return new ServerCertificate(folder.resolve(server + ".pem"), folder.resolve(server + "-key.pem"));
	}

}
