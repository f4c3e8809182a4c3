package com.foobar.monitor;

import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final JavaClasses monitor = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("com.foobar.monitor");

	@Test
	void packagesKnowNothingOfEachOther() {
		slices().matching("com.foobar.monitor.(*)..").should().notDependOnEachOther().check(monitor);
	}

	@Test
	void dependsOnNoOtherModule() {
		noClasses().should()
			.dependOnClassesThat(DescribedPredicate.describe("are another module of foobar",
					(JavaClass type) -> type.getPackageName().startsWith("com.foobar.")
							&& !type.getPackageName().startsWith("com.foobar.monitor")))
			.check(monitor);
	}

	@Test
	void publicTypesHaveAForeignUser() {
		Set<String> entries = Set.of("MonitorApplication");
		classes().that()
			.arePublic()
			.and()
			.areNotMemberClasses()
			.and(DescribedPredicate.describe("are no entry",
					(JavaClass type) -> !entries.contains(type.getSimpleName())))
			.should(haveAUserInAnotherPackage())
			.check(monitor);
	}

	private static ArchCondition<JavaClass> haveAUserInAnotherPackage() {
		return new ArchCondition<>("have a user in another package") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean used = type.getDirectDependenciesToSelf()
					.stream()
					.anyMatch((use) -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
				events.add(new SimpleConditionEvent(type, used, type.getName() + " has no user in another package"));
			}
		};
	}

}
