package com.foobar.appservice.cors;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;

/**
 * Answers strangers like anybody else but gives them no permission headers, so their
 * browsers keep the answer from the script. No cookie is involved, so nothing more needs
 * protection, and clients that are no browsers are not bothered.
 */
final class SilentCorsProcessor extends DefaultCorsProcessor {

	@Override
	public boolean processRequest(@Nullable CorsConfiguration configuration, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if (origin != null && (configuration == null || configuration.checkOrigin(origin) == null)) {
			response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
			return true;
		}
		return super.processRequest(configuration, request, response);
	}

}
