package com.foobar.benchmarks;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

class ArchitectureTests {

	private static final JavaClasses benchmarks = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("com.foobar.benchmarks");

	@Test
	void stubsKnowNobodyWhoIsMeasured() {
		noClasses().that()
			.resideInAPackage("..benchmarks.stub..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.foobar.dbrouting..", "com.foobar.mysqllocal..", "com.zaxxer..",
					"org.apache.shardingsphere..", "software.amazon..", "com.foobar.benchmarks",
					"com.foobar.benchmarks.peer..")
			.check(benchmarks);
	}

	@Test
	void peersAreSetUpWithoutKnowingHowTheyAreMeasured() {
		noClasses().that()
			.resideInAPackage("..benchmarks.peer..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.foobar.benchmarks", "org.openjdk.jmh..")
			.check(benchmarks);
	}

}
