package com.foobar.dbrouting.routing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the reads of a method, or of all methods of a class, may rely on. Says nothing to
 * a transaction that may write: that one runs on the primary. Outside any transaction it
 * marks the statements as reads.
 */
@Target({ ElementType.METHOD, ElementType.TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
public @interface ReadConsistency {

	/** The level. */
	Consistency value();

}
