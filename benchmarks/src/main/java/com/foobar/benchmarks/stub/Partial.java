package com.foobar.benchmarks.stub;

import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * Completes a class that implements the few methods that matter of one of JDBC's large
 * interfaces: all others answer nothing. Compiled like any other class, so that a call
 * costs what a driver's would.
 */
final class Partial {

	private Partial() {
	}

	/** The constructor of the completed class that takes these arguments. */
	static <T> Constructor<? extends T> constructor(Class<T> type, Class<?>... arguments) {
		try {
			Constructor<? extends T> constructor = new ByteBuddy().subclass(type)
				.method(ElementMatchers.isAbstract())
				.intercept(StubMethod.INSTANCE)
				.make()
				.load(type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(MethodHandles.lookup()))
				.getLoaded()
				.getDeclaredConstructor(arguments);
			constructor.setAccessible(true);
			return constructor;
		}
		catch (NoSuchMethodException ex) {
			throw new IllegalArgumentException(type + " has no such constructor", ex);
		}
	}

	static <T> T create(Constructor<? extends T> constructor, Object... arguments) {
		try {
			return constructor.newInstance(arguments);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("Can't make a " + constructor.getDeclaringClass(), ex);
		}
	}

}
