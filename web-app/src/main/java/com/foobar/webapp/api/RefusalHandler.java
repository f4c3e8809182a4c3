package com.foobar.webapp.api;

import java.io.IOException;
import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient.ResponseSpec.ErrorHandler;
import org.springframework.web.server.ResponseStatusException;

/** Gives every error status of the API its meaning here. */
final class RefusalHandler implements ErrorHandler {

	private static final Logger logger = LoggerFactory.getLogger(RefusalHandler.class);

	private final JsonMapper json;

	RefusalHandler(JsonMapper json) {
		this.json = json;
	}

	@Override
	public void handle(HttpRequest request, ClientHttpResponse response) throws IOException {
		ApiErrors errors = read(response);
		switch (response.getStatusCode().value()) {
			case 401 -> throw errors.mentions("token") ? new TokenRejected() : new ApiRefusal(errors);
			case 409, 422 -> throw new ApiRefusal(errors);
			case 403 -> throw new ResponseStatusException(HttpStatus.FORBIDDEN);
			case 404 -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
			case 429 -> throw errors.mentions("credentials") ? new ApiRefusal(errors) : unavailable(response);
			case 502, 503, 504 -> throw unavailable(response);
			default -> {
				logger.error("The API answered {} {} with {}", request.getMethod(), request.getURI().getPath(),
						response.getStatusCode());
				throw new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR);
			}
		}
	}

	private static ApiUnavailable unavailable(ClientHttpResponse response) throws IOException {
		return new ApiUnavailable("The API answered " + response.getStatusCode(), null);
	}

	/** The body may come from something between us and the API, so it may be anything. */
	private ApiErrors read(ClientHttpResponse response) throws IOException {
		try {
			ApiErrors errors = this.json.readValue(response.getBody(), ApiErrors.class);
			return (errors != null && errors.errors() != null) ? errors : new ApiErrors(Map.of());
		}
		catch (JacksonException ex) {
			return new ApiErrors(Map.of());
		}
	}

}
