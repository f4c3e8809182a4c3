package com.foobar.webapp.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/**
 * An answer read to its end, so that a peer that dies in the middle of the body is
 * noticed while another can still be asked.
 */
final class BufferedResponse implements ClientHttpResponse {

	private final HttpStatusCode status;

	private final String statusText;

	private final HttpHeaders headers;

	private final byte[] body;

	private BufferedResponse(ClientHttpResponse response, byte[] body) throws IOException {
		this.status = response.getStatusCode();
		this.statusText = response.getStatusText();
		this.headers = response.getHeaders();
		this.body = body;
	}

	static BufferedResponse read(ClientHttpResponse response, int maxLength) throws IOException {
		try (response) {
			byte[] body = response.getBody().readNBytes(maxLength);
			if (body.length == maxLength && response.getBody().read() != -1) {
				throw new IOException("The API's answer is longer than foobar.api.max-response");
			}
			return new BufferedResponse(response, body);
		}
	}

	@Override
	public HttpStatusCode getStatusCode() {
		return this.status;
	}

	@Override
	public String getStatusText() {
		return this.statusText;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public InputStream getBody() {
		return new ByteArrayInputStream(this.body);
	}

	@Override
	public void close() {
		// Nothing is held: the connection went back when the body was read.
	}

}
