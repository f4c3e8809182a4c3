package com.foobar.dbrouting.session;

import java.io.IOException;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Passes the user's token to the next service and takes over what that one wrote. For
 * services of one's own only: a token tells strangers nothing, but is none of their
 * business.
 */
public final class ConsistencyInterceptor implements ClientHttpRequestInterceptor {

	private final ConsistencySessions sessions;

	public ConsistencyInterceptor(ConsistencySessions sessions) {
		this.sessions = sessions;
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		ConsistencySession session = ConsistencySession.currentOrNull();
		if (session == null) {
			return execution.execute(request, body);
		}
		if (session.carriesToken() || !session.written().isEmpty() || session.asksPrimary()) {
			request.getHeaders().set(ConsistencySessions.HEADER, this.sessions.token(session));
		}
		ClientHttpResponse response = execution.execute(request, body);
		String answered = response.getHeaders().getFirst(ConsistencySessions.HEADER);
		if (answered != null) {
			this.sessions.absorb(session, answered);
		}
		return response;
	}

}
