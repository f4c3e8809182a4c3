package com.foobar.webapp.api;

import java.io.IOException;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** Carries a visitor's {@link ConsistencyCookies} to the API and back. */
final class ConsistencyPassage implements ClientHttpRequestInterceptor {

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		if (!(request.getAttributes().get(ConsistencyCookies.ATTRIBUTE) instanceof ConsistencyCookies cookies)) {
			return execution.execute(request, body);
		}
		cookies.sendWith(request.getHeaders());
		ClientHttpResponse response = execution.execute(request, body);
		cookies.takeFrom(response.getHeaders());
		return response;
	}

}
