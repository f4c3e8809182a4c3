package com.foobar.gateway;

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
import reactor.core.publisher.Mono;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final JavaClasses gateway = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("com.foobar.gateway");

	@Test
	void packagesHaveNoCycles() {
		slices().matching("com.foobar.gateway.(*)..").should().beFreeOfCycles().check(gateway);
	}

	@Test
	void configurationKnowsNobody() {
		noClasses().that()
			.resideInAPackage("..configuration..")
			.should()
			.dependOnClassesThat(DescribedPredicate.describe("are the rest of the gateway",
					(JavaClass type) -> type.getPackageName().startsWith("com.foobar.gateway")
							&& !type.getPackageName().endsWith(".configuration")))
			.check(gateway);
	}

	@Test
	void dependsOnNoOtherModule() {
		noClasses().should()
			.dependOnClassesThat(DescribedPredicate.describe("are another module of foobar",
					(JavaClass type) -> type.getPackageName().startsWith("com.foobar.")
							&& !type.getPackageName().startsWith("com.foobar.gateway")))
			.check(gateway);
	}

	@Test
	void neverBlocks() {
		noClasses().should()
			.callMethod(Mono.class, "block")
			.orShould()
			.callMethod(Thread.class, "sleep", long.class)
			.check(gateway);
		// Certificates are ordered by a library that blocks, in a thread of its own.
		noClasses().that()
			.resideOutsideOfPackage("..acme..")
			.should()
			.dependOnClassesThat()
			.haveFullyQualifiedName("java.net.http.HttpClient")
			.check(gateway);
	}

	@Test
	void publicTypesHaveAForeignUser() {
		Set<String> entries = Set.of("GatewayApplication");
		classes().that()
			.arePublic()
			.and()
			.areNotMemberClasses()
			.and(DescribedPredicate.describe("are no entry",
					(JavaClass type) -> !entries.contains(type.getSimpleName())))
			.should(haveAUserInAnotherPackage())
			.check(gateway);
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
