package com.foobar.dbrouting.routing;

import java.lang.reflect.Method;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Applies {@link ReadConsistency}; a method's own annotation goes before its class's. */
public final class ReadConsistencyInterceptor extends StaticMethodMatcherPointcut implements MethodInterceptor {

	private final ConcurrentMap<Place, Consistency> levels = new ConcurrentHashMap<>();

	@Override
	public boolean matches(Method method, Class<?> type) {
		return level(method, type) != null;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object target = invocation.getThis();
		Class<?> type = (target != null) ? target.getClass() : invocation.getMethod().getDeclaringClass();
		Place place = new Place(invocation.getMethod(), type);
		Consistency level = this.levels.get(place);
		if (level == null) {
			level = level(place.method(), type);
			if (level == null) {
				return invocation.proceed();
			}
			this.levels.put(place, level);
		}
		return level.<@Nullable Object, Throwable>call(invocation::proceed);
	}

	private static @Nullable Consistency level(Method method, Class<?> type) {
		Method specific = AopUtils.getMostSpecificMethod(method, type);
		ReadConsistency found = AnnotatedElementUtils.findMergedAnnotation(specific, ReadConsistency.class);
		if (found == null) {
			found = AnnotatedElementUtils.findMergedAnnotation(method, ReadConsistency.class);
		}
		if (found == null) {
			found = AnnotatedElementUtils.findMergedAnnotation(type, ReadConsistency.class);
		}
		return (found != null) ? found.value() : null;
	}

	/** A method as called on a class. */
	private record Place(Method method, Class<?> type) {

	}

}
