package com.foobar.appservice.request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

import com.foobar.appservice.error.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Reads JSON bodies of bounded size. Large ones take turns, because many of them at once
 * would not fit the heap.
 */
@Component
class BodyReader {

	private static final int SMALL = Math.toIntExact(RequestProperties.SMALL.toBytes());

	private final JsonMapper json;

	private final RequestProperties properties;

	private final Turns largeBodies;

	BodyReader(JsonMapper json, RequestProperties properties) {
		this.json = json;
		this.properties = properties;
		this.largeBodies = new Turns(properties.maxLargeBodies(), properties.maxWait());
	}

	/**
	 * The body as a tree, whatever its declared type: all that this API reads is JSON.
	 */
	JsonNode read(HttpServletRequest request) throws IOException {
		if (request.getContentLengthLong() > this.properties.maxBody().toBytes()) {
			throw Refusal.tooLarge();
		}
		InputStream stream = request.getInputStream();
		byte[] begin = stream.readNBytes(SMALL);
		return (begin.length < SMALL) ? parse(begin) : this.largeBodies.inTurn(() -> readLarge(begin, stream));
	}

	private JsonNode readLarge(byte[] begin, InputStream rest) throws IOException {
		int limit = Math.toIntExact(this.properties.maxBody().toBytes());
		byte[] body = new SequenceInputStream(new ByteArrayInputStream(begin), rest).readNBytes(limit + 1);
		if (body.length > limit) {
			throw Refusal.tooLarge();
		}
		return parse(body);
	}

	private JsonNode parse(byte[] body) {
		try {
			return this.json.readTree(body);
		}
		catch (JacksonException ex) {
			throw Refusal.invalid("body", Fields.INVALID);
		}
	}

}
