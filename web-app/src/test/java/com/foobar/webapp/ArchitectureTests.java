package com.foobar.webapp;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Controller;
import org.springframework.web.service.annotation.HttpExchange;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The shape of this module. */
class ArchitectureTests {

	private static final JavaClasses code = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("com.foobar");

	@Test
	void hasNoPackageCycles() {
		slices().matching("com.foobar.webapp.(*)..").should().beFreeOfCycles().check(code);
	}

	@Test
	void speaksToTheApiOnly() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.foobar.app..", "com.foobar.gateway..", "com.foobar.routing..", "java.sql..",
					"javax.sql..", "jakarta.persistence..")
			.check(code);
	}

	@Test
	void hidesControllersAndClients() {
		classes().that().areAnnotatedWith(Controller.class).should().notBePublic().check(code);
		methods().that()
			.areMetaAnnotatedWith(HttpExchange.class)
			.should()
			.beDeclaredInClassesThat()
			.areNotPublic()
			.check(code);
	}

	@Test
	void publishesOnlyWhatAnotherPackageUses() {
		classes().that()
			.arePublic()
			.and()
			.areTopLevelClasses()
			.and()
			.areNotAnnotatedWith(SpringBootApplication.class)
			.should(haveAForeignUser())
			.check(code);
	}

	@Test
	void keepsNothingInServerSideSessions() {
		noClasses().should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("jakarta.servlet.http.HttpSession")
			.check(code);
	}

	private static ArchCondition<JavaClass> haveAForeignUser() {
		return new ArchCondition<>("be used in another package, or in the signature of another public type") {
			@Override
			public void check(JavaClass type, ConditionEvents events) {
				boolean used = type.getDirectDependenciesToSelf()
					.stream()
					.map(Dependency::getOriginClass)
					.anyMatch(user -> !user.getPackageName().equals(type.getPackageName())
							|| user.getModifiers().contains(JavaModifier.PUBLIC));
				events.add(new SimpleConditionEvent(type, used, type.getName() + " is public for nobody"));
			}
		};
	}

}
