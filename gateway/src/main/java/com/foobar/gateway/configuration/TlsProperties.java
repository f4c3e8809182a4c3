package com.foobar.gateway.configuration;

import java.nio.file.Path;
import java.util.List;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Files that the HTTPS listener speaks with; changed files are taken over without a
 * restart.
 *
 * @param certificate PEM file with the certificate, followed by those that signed it;
 * also for clients that name no host, or one that no other certificate is for
 * @param privateKey PEM file with the certificate's private key
 * @param certificates more certificates, each for the names that it carries
 */
public record TlsProperties(@Nullable Path certificate, @Nullable Path privateKey,
		@DefaultValue List<@Valid Pair> certificates) {

	/**
	 * One more certificate.
	 *
	 * @param certificate PEM file with the certificate, followed by those that signed it
	 * @param privateKey PEM file with its private key, which may be the same file
	 */
	public record Pair(@Nullable Path certificate, @Nullable Path privateKey) {
	}

}
