package com.foobar.appservice;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.foobar.dbrouting.routing.Consistency;
import com.foobar.dbrouting.routing.ReadConsistency;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import jakarta.persistence.Entity;
import org.junit.jupiter.api.Test;

import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

class ArchitectureTests {

	private static final String ROOT = "com.foobar.appservice";

	private static final JavaClasses application = new ClassFileImporter().importPath(Path.of("target", "classes"));

	@Test
	void hasNoPackageCycles() {
		slices().matching("com.foobar.(**)").should().beFreeOfCycles().check(application);
	}

	@Test
	void keepsFeaturesApart() {
		Map<String, List<String>> strangers = Map.of("account", List.of("article", "comment", "profile"), "article",
				List.of("account", "comment"), "comment", List.of("account", "article"), "profile",
				List.of("account", "article", "comment"));
		strangers.forEach((feature, others) -> noClasses().that()
			.resideInAPackage(ROOT + "." + feature + "..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(others.stream().map((other) -> ROOT + "." + other + "..").toArray(String[]::new))
			.check(application));
	}

	/** Which knows what a read needs from what the read says of itself. */
	@Test
	void leavesRoutingToTheStarter() {
		noClasses().should()
			.dependOnClassesThat(resideInAnyPackage("com.foobar.dbrouting..", "com.zaxxer.hikari..", "com.mysql..",
					"com.foobar.mysqllocal..")
				.and(not(belongToAnyOf(ReadConsistency.class, Consistency.class))))
			.check(application);
	}

	@Test
	void hidesControllersAndEntities() {
		classes().that()
			.areAnnotatedWith(RestController.class)
			.or()
			.areAnnotatedWith(Controller.class)
			.or()
			.areAnnotatedWith(Entity.class)
			.should()
			.bePackagePrivate()
			.check(application);
	}

	@Test
	void keepsTransactionsOutOfControllers() {
		noClasses().that()
			.areAnnotatedWith(RestController.class)
			.should()
			.dependOnClassesThat()
			.areAssignableTo(Repository.class)
			.orShould()
			.beAnnotatedWith(Transactional.class)
			.check(application);
		methods().that()
			.areAnnotatedWith(Transactional.class)
			.should()
			.beDeclaredInClassesThat()
			.haveSimpleNameEndingWith("Reader")
			.orShould()
			.beDeclaredInClassesThat()
			.haveSimpleNameEndingWith("Writer")
			.check(application);
	}

	/**
	 * The router sends a transaction to the replica only when it is told that it reads.
	 */
	@Test
	void marksEveryReadAsReadOnlyAndNoWrite() {
		methods().that()
			.areAnnotatedWith(Transactional.class)
			.should(ArchCondition.from(DescribedPredicate.describe("be read-only in readers alone",
					(method) -> method.getAnnotationOfType(Transactional.class)
						.readOnly() == method.getOwner().getSimpleName().endsWith("Reader"))))
			.check(application);
	}

}
