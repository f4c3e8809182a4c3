package com.foobar.gateway.error;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The page for people when something is wrong: complete in itself, since nothing else may
 * be reachable.
 */
final class ErrorPage {

	private static final String STYLE = "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto 0;"
			+ "padding:0 1rem;color:#222;background:#fff}@media(prefers-color-scheme:dark){body{color:#ddd;"
			+ "background:#181818}}h1{font-size:1.6rem}";

	/** Allows the style above by its hash, and nothing else. */
	static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src '" + hash(STYLE)
			+ "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

	private ErrorPage() {
	}

	static String of(Problem problem) {
		return """
				<!DOCTYPE html>
				<html lang="en">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<title>%1$s</title>
				<style>%2$s</style>
				</head>
				<body>
				<main>
				<h1>%1$s</h1>
				<p>%3$s</p>
				</main>
				</body>
				</html>
				""".formatted(problem.title(), STYLE, problem.advice());
	}

	private static String hash(String content) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
			return "sha256-" + Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
