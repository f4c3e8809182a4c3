package com.foobar.mysqllocal;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A type is public only if another package needs it. */
final class BeUsedByAnotherPackage extends ArchCondition<JavaClass> {

	BeUsedByAnotherPackage() {
		super("be used by another package");
	}

	@Override
	public void check(JavaClass type, ConditionEvents events) {
		boolean used = type.getDirectDependenciesToSelf()
			.stream()
			.anyMatch((dependency) -> !dependency.getOriginClass().getPackageName().equals(type.getPackageName()));
		events
			.add(new SimpleConditionEvent(type, used, type.getName() + " is public and used by its own package only"));
	}

}
