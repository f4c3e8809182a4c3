package com.foobar.appservice.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import com.foobar.appservice.request.Wrapped;
import com.foobar.appservice.token.Caller;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOperationCustomizer;

import org.springframework.core.MethodParameter;
import org.springframework.core.Nullness;
import org.springframework.http.HttpStatus;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.method.HandlerMethod;

/** Reads from a handler's signature which login, body and refusals it has. */
final class OperationDescriber implements GlobalOperationCustomizer {

	private static final String JSON = "application/json";

	@Override
	public Operation customize(Operation operation, HandlerMethod handler) {
		List<MethodParameter> parameters = Arrays.asList(handler.getMethodParameters());
		ApiResponses responses = operation.getResponses();
		responses.values().forEach(OperationDescriber::asJson);
		operation.setTags(List.of(ClassUtils.getShortName(handler.getBeanType().getPackageName())));
		boolean body = describeBody(operation, handler, parameters);
		boolean login = describeLogin(operation, parameters);
		boolean path = parameters.stream().anyMatch((each) -> each.hasParameterAnnotation(PathVariable.class));
		boolean query = parameters.stream().anyMatch((each) -> each.hasParameterAnnotation(RequestParam.class));
		boolean change = handler.hasMethodAnnotation(PutMapping.class) || isVoid(handler);
		boolean account = handler.getBeanType().getPackageName().endsWith(".account");
		if (handler.hasMethodAnnotation(GetMapping.class) && !account) {
			responses.addApiResponse(Integer.toString(HttpStatus.NOT_MODIFIED.value()),
					new ApiResponse().description("As it was when it got the ETag that was sent as If-None-Match"));
		}
		if (login || account) {
			refuse(responses, HttpStatus.UNAUTHORIZED, "No token, or none that is good; or wrong credentials");
		}
		if (login && path && change) {
			refuse(responses, HttpStatus.FORBIDDEN, "It is somebody else's");
		}
		if (path) {
			refuse(responses, HttpStatus.NOT_FOUND, "No such article, comment or person");
		}
		if (account && body) {
			refuse(responses, HttpStatus.CONFLICT, "A name or address that is somebody else's");
			refuse(responses, HttpStatus.TOO_MANY_REQUESTS, "Too many wrong credentials");
		}
		if (body) {
			refuse(responses, HttpStatus.CONTENT_TOO_LARGE, "A body of more than two megabytes");
		}
		if (body || query || handler.hasMethodAnnotation(PostMapping.class)) {
			refuse(responses, HttpStatus.UNPROCESSABLE_CONTENT, "Fields or parameters that break a rule");
		}
		refuse(responses, HttpStatus.SERVICE_UNAVAILABLE, "The database can't serve this now; try again");
		return operation;
	}

	private static boolean isVoid(HandlerMethod handler) {
		return handler.getMethod().getReturnType() == void.class;
	}

	/** Creating requests may be repeated; other bodies have no use for a key. */
	private static boolean describeBody(Operation operation, HandlerMethod handler, List<MethodParameter> parameters) {
		for (MethodParameter parameter : parameters) {
			@Nullable Wrapped wrapped = parameter.getParameterAnnotation(Wrapped.class);
			if (wrapped != null) {
				Schema<Object> wrapper = new JsonSchema();
				wrapper.addType("object");
				wrapper.addProperty(wrapped.value(), RequestSchemas.of(wrapped.as()));
				wrapper.addRequiredItem(wrapped.value());
				operation.requestBody(new RequestBody().required(true)
					.content(new Content().addMediaType(JSON, new MediaType().schema(wrapper))));
				if (handler.hasMethodAnnotation(ResponseStatus.class)) {
					operation.addParametersItem(new Parameter().in("header")
						.name("Idempotency-Key")
						.description("Names this request, so that a repeat gets the first answer")
						.schema(keySchema()));
				}
				return true;
			}
		}
		return false;
	}

	private static Schema<?> keySchema() {
		Schema<Object> schema = new JsonSchema();
		schema.addType("string");
		schema.pattern("^[\\x21-\\x7e]{1,255}$");
		return schema;
	}

	private static boolean describeLogin(Operation operation, List<MethodParameter> parameters) {
		for (MethodParameter parameter : parameters) {
			if (parameter.getParameterType() == Caller.class) {
				operation.addSecurityItem(new SecurityRequirement().addList(OpenApiConfiguration.TOKEN));
				if (Nullness.forMethodParameter(parameter) == Nullness.NULLABLE) {
					operation.addSecurityItem(new SecurityRequirement());
				}
				return true;
			}
		}
		return false;
	}

	private static void refuse(ApiResponses responses, HttpStatus status, String description) {
		Content content = new Content().addMediaType(JSON,
				new MediaType().schema(new JsonSchema().$ref(AnswerSchemas.ERRORS_REFERENCE)));
		responses.addApiResponse(Integer.toString(status.value()),
				new ApiResponse().description(description).content(content));
	}

	/** The type that is sent, in the place of "anything". */
	private static void asJson(ApiResponse response) {
		@Nullable Content content = response.getContent();
		if (content != null && !content.isEmpty()) {
			Map.Entry<String, MediaType> only = content.entrySet().iterator().next();
			response.setContent(new Content().addMediaType(JSON, only.getValue()));
		}
	}

}
