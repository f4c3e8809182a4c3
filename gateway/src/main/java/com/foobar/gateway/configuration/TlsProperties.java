package com.foobar.gateway.configuration;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Files that the HTTPS listener speaks with; changed files are taken over without a
 * restart.
 *
 * @param certificate PEM file with the certificate, followed by those that signed it
 * @param privateKey PEM file with the certificate's private key
 */
record TlsProperties(@Nullable Path certificate, @Nullable Path privateKey) {
}
