package com.foobar.appservice.openapi;

import java.util.ArrayList;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Answers hold all of their fields and no others; every refusal has one shape. */
final class AnswerSchemas implements GlobalOpenApiCustomizer {

	private static final String ERRORS = "Errors";

	static final String ERRORS_REFERENCE = "#/components/schemas/" + ERRORS;

	@Override
	public void customise(OpenAPI api) {
		api.getComponents().addSchemas(ERRORS, errors());
		api.getComponents().getSchemas().values().forEach(AnswerSchemas::close);
	}

	private static void close(Schema<?> schema) {
		var properties = schema.getProperties();
		if (properties != null) {
			schema.setRequired(new ArrayList<>(properties.keySet()));
			schema.setAdditionalProperties(false);
		}
	}

	private static Schema<?> errors() {
		Schema<Object> message = new JsonSchema();
		message.addType("string");
		Schema<Object> messages = new JsonSchema();
		messages.addType("array");
		messages.items(message).minItems(1);
		Schema<Object> byField = new JsonSchema();
		byField.addType("object");
		byField.additionalProperties(messages).minProperties(1);
		Schema<Object> errors = new JsonSchema();
		errors.addType("object");
		errors.addProperty("errors", byField);
		return errors;
	}

}
