package com.foobar.appservice.token;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.security.web.header.HeaderWriter;

/**
 * Keeps one caller's answer from another. What carries a token is not stored at all; the
 * rest may be kept by the client alone, and asked about each time.
 */
final class CacheHeaders implements HeaderWriter {

	@Override
	public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
		boolean carriesToken = request.getRequestURI().startsWith("/api/user");
		response.setHeader(HttpHeaders.CACHE_CONTROL, carriesToken ? "no-store" : "private, no-cache");
		response.addHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
	}

}
