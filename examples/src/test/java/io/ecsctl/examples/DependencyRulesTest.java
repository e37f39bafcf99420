package io.ecsctl.examples;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of ARCHITECTURE.md about who may know whom. */
class DependencyRulesTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.ecsctl");

  /** Upper modules know lower ones, never the other way round. */
  @Test
  void modulesPointOneWay() {
    List<String> order =
        List.of(
            "io.ecsctl.grammar..",
            "io.ecsctl.compiler..",
            "io.ecsctl.planner..",
            "io.ecsctl.provider..",
            "io.ecsctl.cli..");
    for (int lower = 0; lower < order.size(); lower++) {
      for (int upper = lower + 1; upper < order.size(); upper++) {
        noClasses()
            .that()
            .resideInAPackage(order.get(lower))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(order.get(upper))
            .check(CODE);
      }
    }
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("io.ecsctl.(**)").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void antlrStopsAtSyntax() {
    noClasses()
        .that()
        .resideInAPackage("io.ecsctl..")
        .and()
        .resideOutsideOfPackages(
            "io.ecsctl.grammar..", "io.ecsctl.compiler.syntax", "io.ecsctl.compiler.format")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.antlr..", "io.ecsctl.grammar..")
        .check(CODE);
  }

  @Test
  void onlyTheProviderKnowsTheAwsSdk() {
    noClasses()
        .that()
        .resideInAPackage("io.ecsctl..")
        .and()
        .resideOutsideOfPackage("io.ecsctl.provider.aws..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("software.amazon.awssdk..")
        .check(CODE);
  }

  @Test
  void onlyTheCommandPrints() {
    noClasses()
        .that()
        .resideInAPackage("io.ecsctl..")
        .and()
        .resideOutsideOfPackage("io.ecsctl.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .check(CODE);
  }

  /** Waiting goes by {@code Pacer}, so that the sandbox and tests can make it fast. */
  @Test
  void onlyThePacerSleeps() {
    noClasses()
        .that()
        .resideInAPackage("io.ecsctl..")
        .and()
        .haveNameNotMatching(".*Pacer.*")
        .should()
        .callMethod(Thread.class, "sleep", java.time.Duration.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(CODE);
  }

  @Test
  void databindIsNotUsed() {
    classes()
        .that()
        .resideInAPackage("io.ecsctl..")
        .should()
        .onlyDependOnClassesThat()
        .resideOutsideOfPackage("com.fasterxml.jackson.databind..")
        .check(CODE);
  }

  /** Reading them by reflection was a third of a small command's time (decision 0005). */
  @Test
  void commandsAreDeclaredWithoutPicoclisAnnotations() {
    noClasses()
        .that()
        .resideInAPackage("io.ecsctl.cli..")
        .should()
        .dependOnClassesThat(
            JavaClass.Predicates.resideInAPackage("picocli..")
                .and(describe("are annotations", JavaClass::isAnnotation)))
        .check(CODE);
  }

  /** {@code package-info.java} says what belongs in a package and what does not. */
  @Test
  void everyPackageSaysWhatItIsFor() throws IOException {
    List<Path> silent;
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      silent =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> file.toString().contains("/src/main/java/"))
              .map(Path::getParent)
              .distinct()
              .filter(directory -> !Files.exists(directory.resolve("package-info.java")))
              .toList();
    }
    assertEquals(List.of(), silent);
  }
}
