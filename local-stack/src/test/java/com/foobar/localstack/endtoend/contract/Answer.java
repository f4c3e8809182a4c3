package com.foobar.localstack.endtoend.contract;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer, together with what was asked, so that a disappointed expectation tells both.
 *
 * @param request what was asked
 * @param response what came back
 */
record Answer(String request, HttpResponse<String> response) {

	int status() {
		return this.response.statusCode();
	}

	/** Expects a status and, unless it is 204, a body of JSON. */
	Answer is(int status) {
		assertThat(status()).as(toString()).isEqualTo(status);
		if (status == 204) {
			assertThat(this.response.body()).as(toString()).isEmpty();
		}
		else {
			assertThat(this.response.headers().firstValue("Content-Type").orElse("")).as(toString())
				.matches("application/json(;.*)?");
		}
		return this;
	}

	JsonNode json() {
		try {
			return JsonMapper.shared().readTree(this.response.body());
		}
		catch (JacksonException ex) {
			throw new AssertionError(this + " holds no JSON", ex);
		}
	}

	/** The part of the body that the JSON pointer names; it must be there. */
	JsonNode at(String pointer) {
		JsonNode part = json().at(pointer);
		assertThat(part.isMissingNode()).as("%s has %s", this, pointer).isFalse();
		return part;
	}

	String text(String pointer) {
		return at(pointer).asString();
	}

	/** The texts under one name in all elements of a list. */
	List<String> texts(String list, String field) {
		return at(list).valueStream().map((each) -> each.get(field).asString()).toList();
	}

	/** The texts of a list. */
	List<String> texts(String list) {
		return at(list).valueStream().map(JsonNode::asString).toList();
	}

	/** Expects exactly one key with exactly one message. */
	void isRefused(int status, String key, String message) {
		is(status);
		assertThat(json()).as(toString())
			.isEqualTo(JsonMapper.shared().valueToTree(Map.of("errors", Map.of(key, List.of(message)))));
	}

	/** Expects exactly one key, whatever its messages. */
	void isRefused(int status, String key) {
		is(status);
		assertThat(json().propertyNames()).as(toString()).containsExactly("errors");
		assertThat(at("/errors").propertyNames()).as(toString()).containsExactly(key);
		assertThat(texts("/errors/" + key)).as(toString()).isNotEmpty().doesNotContain("");
	}

	/** Expects 422 with these keys, each with this message as its first. */
	void isBlank(String... keys) {
		is(422);
		assertThat(at("/errors").propertyNames()).as(toString()).containsExactlyInAnyOrder(keys);
		for (String key : keys) {
			assertThat(texts("/errors/" + key).getFirst()).as(toString()).isEqualTo("can't be blank");
		}
	}

	/** Expects an object with exactly these keys. */
	Answer hasKeys(String pointer, String... keys) {
		assertThat(at(pointer).propertyNames()).as(toString()).containsExactlyInAnyOrder(keys);
		return this;
	}

	@Override
	public String toString() {
		return this.request + " answered " + status() + " " + this.response.body();
	}

}
