package com.foobar.gateway.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Certificates from an authority that speaks ACME. Nobody is asked unless a directory is
 * named.
 *
 * @param directory address where the authority begins to explain itself, with https
 * @param trust PEM file with the authority that signed the directory's own certificate;
 * by default those that Java trusts
 * @param storage folder for the account, the certificate and what is under way; several
 * gateways of one site share it
 * @param accountKey PEM file with the key of the account, made when it is absent; by
 * default in the storage folder
 * @param domains host names that the certificate shall be for
 * @param contacts addresses of e-mail that the authority may write to
 * @param termsAgreed whether the operator has agreed to the authority's terms
 */
public record AcmeProperties(@Nullable URI directory, @Nullable Path trust, @Nullable Path storage,
		@Nullable Path accountKey, @DefaultValue List<String> domains, @DefaultValue List<String> contacts,
		@DefaultValue("false") boolean termsAgreed) {

	private static final String PREFIX = "foobar.gateway.acme.";

	public AcmeProperties {
		if (directory == null) {
			boolean set = trust != null || storage != null || accountKey != null || !domains.isEmpty()
					|| !contacts.isEmpty() || termsAgreed;
			require(!set, "directory is missing, so the other settings below " + PREFIX + " have no effect",
					"Set " + PREFIX + "directory to the address of the authority's directory, or remove the others.");
		}
		else {
			require("https".equals(directory.getScheme()) && directory.getHost() != null,
					"directory is no https address: " + directory,
					"Set " + PREFIX + "directory to the https address that the authority names.");
			require(storage != null, "storage is missing",
					"Set " + PREFIX + "storage to a folder that the gateway may write to.");
			require(!domains.isEmpty(), "domains is empty",
					"Name in " + PREFIX + "domains who the certificate is for.");
			require(domains.stream().noneMatch((domain) -> domain.startsWith("*")),
					"domains holds a wildcard: " + domains,
					"Name each host in " + PREFIX + "domains: over HTTP nobody can prove a wildcard.");
			require(termsAgreed, "terms-agreed is not true",
					"Read the terms of " + directory.getHost() + " and set " + PREFIX + "terms-agreed to true.");
		}
	}

	private static void require(boolean condition, String problem, String fix) {
		if (!condition) {
			throw new InvalidConfigurationException(PREFIX + problem, fix);
		}
	}

	public boolean isOn() {
		return this.directory != null;
	}

	/** Where certificate and key are, in one file, once there are any. */
	public @Nullable Path certificate() {
		return (this.storage != null) ? this.storage.resolve("certificate.pem") : null;
	}

}
