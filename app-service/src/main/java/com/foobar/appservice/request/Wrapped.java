package com.foobar.appservice.request;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The object of this name in the request body, as {@link Fields}. */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface Wrapped {

	/** Name of the wrapper. */
	String value();

	/** The command that is read from it. */
	Class<?> as();

}
