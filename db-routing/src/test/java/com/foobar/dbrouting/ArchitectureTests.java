package com.foobar.dbrouting;

import java.nio.file.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final String ROOT = "com.foobar.dbrouting";

	private static final JavaClasses starter = new ClassFileImporter().importPath(Path.of("target", "classes"));

	@Test
	void hasNoPackageCycles() {
		slices().matching("com.foobar.(**)").should().beFreeOfCycles().check(starter);
	}

	@Test
	void knowsNothingOfFoobar() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.foobar.appservice..", "com.foobar.mysqllocal..", "com.foobar.webapp..",
					"com.foobar.gateway..", "com.foobar.monitor..", "com.foobar.localstack..")
			.check(starter);
	}

	@Test
	void keepsSpringBootOutOfRoutingAndSpringOutOfCluster() {
		noClasses().that()
			.resideInAPackage(ROOT + ".routing..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework.boot..", "io.micrometer..")
			.check(starter);
		noClasses().that()
			.resideInAPackage(ROOT + ".cluster..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "io.micrometer..")
			.check(starter);
	}

	@Test
	void showsOnlyAutoConfigurationsAtTheRoot() {
		classes().that()
			.resideInAPackage(ROOT)
			.and()
			.arePublic()
			.should()
			.haveSimpleNameEndingWith("AutoConfiguration")
			.check(starter);
	}

}
