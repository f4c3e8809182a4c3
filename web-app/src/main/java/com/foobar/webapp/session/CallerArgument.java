package com.foobar.webapp.session;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.foobar.webapp.api.Caller;
import com.foobar.webapp.api.ConsistencyCookies;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives handler methods the {@link Caller} behind the request. */
@Component
final class CallerArgument implements HandlerMethodArgumentResolver {

	private static final List<String> TRACE_HEADERS = List.of("traceparent", "tracestate");

	private final SessionCookie cookie;

	CallerArgument(SessionCookie cookie) {
		this.cookie = cookie;
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Caller.class;
	}

	@Override
	public Caller resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest webRequest, @Nullable WebDataBinderFactory binders) {
		HttpServletRequest request = webRequest.getNativeRequest(HttpServletRequest.class);
		Assert.state(request != null, "Callers exist in servlet requests only");
		Map<String, String> trace = new LinkedHashMap<>();
		for (String name : TRACE_HEADERS) {
			String value = request.getHeader(name);
			if (value != null) {
				trace.put(name, value);
			}
		}
		return new Caller(this.cookie.read(request), request.getRemoteAddr(), trace, consistency(request, webRequest));
	}

	private static ConsistencyCookies consistency(HttpServletRequest request, NativeWebRequest webRequest) {
		HttpServletResponse response = webRequest.getNativeResponse(HttpServletResponse.class);
		Assert.state(response != null, "Callers exist in servlet requests only");
		Map<String, String> brought = new LinkedHashMap<>();
		if (request.getCookies() != null) {
			for (Cookie cookie : request.getCookies()) {
				brought.put(cookie.getName(), cookie.getValue());
			}
		}
		return new ConsistencyCookies(brought, (cookie) -> response.addHeader(HttpHeaders.SET_COOKIE, cookie));
	}

}
