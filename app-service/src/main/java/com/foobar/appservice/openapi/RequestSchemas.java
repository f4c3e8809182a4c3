package com.foobar.appservice.openapi;

import java.util.Map;
import java.util.TreeMap;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.media.Schema;

/** What a body holds, from the record that it is read into. */
final class RequestSchemas {

	private RequestSchemas() {
	}

	static Schema<?> of(Class<?> command) {
		Map<String, Schema<?>> schemas = new TreeMap<>();
		ModelConverters.getInstance(true)
			.resolveAsResolvedSchema(new AnnotatedType(command).resolveAsRef(false)).referencedSchemas
			.forEach(schemas::put);
		return schemas.values().iterator().next();
	}

}
