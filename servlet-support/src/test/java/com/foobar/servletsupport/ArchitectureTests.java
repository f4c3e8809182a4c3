package com.foobar.servletsupport;

import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** The shape of this module. */
class ArchitectureTests {

	private static final JavaClasses code = new ClassFileImporter().importPath(Path.of("target", "classes"));

	/** It acts by being there. */
	@Test
	void publishesNothing() {
		classes().should().notBePublic().check(code);
	}

	@Test
	void knowsNoOtherPartOfTheSite() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.foobar.appservice..", "com.foobar.webapp..", "com.foobar.gateway..",
					"com.foobar.dbrouting..")
			.check(code);
	}

}
