package com.foobar.appservice.request;

import java.io.IOException;

import com.foobar.appservice.error.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handlers the {@link Wrapped} object of the body. */
@Component
class FieldsArgumentResolver implements HandlerMethodArgumentResolver {

	private final BodyReader bodies;

	FieldsArgumentResolver(BodyReader bodies) {
		this.bodies = bodies;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(Wrapped.class);
	}

	@Override
	public Fields resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest web, @Nullable WebDataBinderFactory binders) throws IOException {
		Wrapped wrapped = parameter.getParameterAnnotation(Wrapped.class);
		HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
		Assert.state(wrapped != null && request != null, "Not a servlet request");
		JsonNode object = this.bodies.read(request).get(wrapped.value());
		if (object == null || !object.isObject()) {
			throw Refusal.invalid("body", Fields.INVALID);
		}
		return new Fields(object);
	}

}
