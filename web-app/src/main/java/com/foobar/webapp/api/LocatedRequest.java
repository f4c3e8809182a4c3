package com.foobar.webapp.api;

import java.net.URI;

import org.springframework.http.HttpRequest;
import org.springframework.http.client.support.HttpRequestWrapper;

/** A request on its way to one instance. */
final class LocatedRequest extends HttpRequestWrapper {

	private final URI uri;

	LocatedRequest(HttpRequest request, Instance instance) {
		super(request);
		this.uri = instance.locate(request.getURI());
	}

	@Override
	public URI getURI() {
		return this.uri;
	}

}
