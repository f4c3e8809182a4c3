package com.foobar.webapp.api;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.service.invoker.HttpRequestValues;
import org.springframework.web.service.invoker.HttpServiceArgumentResolver;

/** Turns the {@link Caller} of a remote method into request headers. */
final class CallerArgumentResolver implements HttpServiceArgumentResolver {

	@Override
	public boolean resolve(@Nullable Object argument, MethodParameter parameter, HttpRequestValues.Builder request) {
		if (!(argument instanceof Caller caller)) {
			return false;
		}
		if (caller.token() != null) {
			request.addHeader(HttpHeaders.AUTHORIZATION, "Token " + caller.token().value());
		}
		request.addHeader("X-Forwarded-For", caller.address());
		caller.trace().forEach(request::addHeader);
		request.addAttribute(ConsistencyCookies.ATTRIBUTE, caller.consistency());
		return true;
	}

}
