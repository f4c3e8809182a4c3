package com.foobar.appservice.token;

import java.util.List;

import javax.crypto.SecretKey;

import org.springframework.stereotype.Component;

/** The secrets that all instances share. */
@Component
public class SigningKeys {

	private final TokenProperties properties;

	SigningKeys(TokenProperties properties) {
		this.properties = properties;
	}

	/** All that are accepted, the current one first. */
	public List<SecretKey> all() {
		return this.properties.keys();
	}

}
