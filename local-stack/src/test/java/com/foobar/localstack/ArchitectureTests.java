package com.foobar.localstack;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

/** Who may know whom. */
class ArchitectureTests {

	private static final String ROOT = "com.foobar.localstack.";

	private static final JavaClasses classes = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages("com.foobar.localstack");

	@Test
	void knowsTheApplicationsByTheirJarsOnly() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.foobar.appservice..", "com.foobar.webapp..", "com.foobar.gateway..",
					"com.foobar.monitor..", "com.foobar.dbrouting..", "org.springframework..")
			.check(classes);
	}

	@Test
	void supervisesWithoutKnowingWhat() {
		noClasses().that()
			.resideInAPackage(ROOT + "supervisor")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT + "service", ROOT + "cli", ROOT + "tls", ROOT + "secret",
					"com.foobar.mysqllocal..")
			.check(classes);
	}

	@Test
	void describesTheStackWithoutRunningIt() {
		noClasses().that()
			.resideInAPackage(ROOT + "stack")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT + "supervisor", ROOT + "service", ROOT + "cli", ROOT + "tls", ROOT + "secret")
			.check(classes);
	}

	@Test
	void keepsTheCommandLineOnTop() {
		noClasses().that()
			.resideOutsideOfPackages(ROOT + "cli", "com.foobar.localstack")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(ROOT + "cli")
			.check(classes);
	}

	@Test
	void logsThroughOneDoor() {
		NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
	}

}
