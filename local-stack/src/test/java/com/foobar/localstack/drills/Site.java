package com.foobar.localstack.drills;

import java.util.List;

import javax.net.ssl.SSLContext;

/**
 * What a load asks.
 *
 * @param bases addresses of the gateways, such as {@code https://127.0.0.1:8443}
 * @param trust whom its clients trust
 * @param token of the account that writes
 * @param slug of the article that is read
 */
record Site(List<String> bases, SSLContext trust, String token, String slug) {

	Site at(List<String> others) {
		return new Site(others, this.trust, this.token, this.slug);
	}

}
