package com.foobar.mysqlcontainers;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** Who may know whom. */
class ArchitectureTests {

	@Test
	void knowsNothingOfWhatIsTested() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("com.foobar.dbrouting..", "com.foobar.appservice..", "org.springframework..")
			.check(new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
				.importPackages("com.foobar.mysqlcontainers"));
	}

}
