package com.foobar.localstack.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The material of all texts.
 *
 * @param byKind phrases by their kind; words in braces stand for others
 * @param topics what there is to write about
 */
record Phrases(Map<String, List<String>> byKind, List<Topic> topics) {

	static Phrases load() {
		return new Phrases(read("phrases.json", new TypeReference<>() {
		}), read("topics.json", new TypeReference<>() {
		}));
	}

	List<String> of(String kind) {
		return Objects.requireNonNull(this.byKind.get(kind), kind);
	}

	private static <T> T read(String name, TypeReference<T> type) {
		try (InputStream resource = Objects.requireNonNull(Phrases.class.getResourceAsStream(name), name)) {
			return JsonMapper.shared().readValue(resource, type);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
