package com.foobar.mysqllocal;

import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules of this module's structure. */
class ArchitectureTests {

	private static final String ROOT = "com.foobar.mysqllocal";

	private static final JavaClasses classes = new ClassFileImporter()
		.withImportOption(new ImportOption.DoNotIncludeTests())
		.importPackages(ROOT);

	@Test
	void packagesFormNoCycle() {
		slices().matching("com.foobar.(**)").should().beFreeOfCycles().check(classes);
	}

	@Test
	void needsNoFrameworkAndNothingElseOfOurs() {
		noClasses().should()
			.dependOnClassesThat(are(outsideOf("java.", "com.sun.security.auth.module.", "org.jspecify.", "org.slf4j.",
					"org.apache.commons.compress.", ROOT)))
			.check(classes);
	}

	@Test
	void whatIsPublicInAnInnerPackageHasAUserElsewhere() {
		classes().that()
			.arePublic()
			.and()
			.areTopLevelClasses()
			.and()
			.resideOutsideOfPackage(ROOT)
			.should(new BeUsedByAnotherPackage())
			.check(classes);
	}

	@Test
	void writesNothingToTheConsole() {
		NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
		NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(classes);
	}

	private static DescribedPredicate<JavaClass> outsideOf(String... prefixes) {
		return DescribedPredicate.describe("outside of what this module may use", (type) -> {
			String name = type.getBaseComponentType().getName();
			return !type.getBaseComponentType().isPrimitive() && Stream.of(prefixes).noneMatch(name::startsWith);
		});
	}

}
