package app.gatehouse.runtimes.child;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ChildStandsAloneTest {

  private static final JavaClasses PROGRAM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("app.gatehouse");

  /** So that a crash of native code never happens in the process that holds the keys. */
  @Test
  void nobodyElseTouchesNativeCode() {
    noClasses()
        .that()
        .resideOutsideOfPackage("app.gatehouse.runtimes.child")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("de.kherud..")
        .check(PROGRAM);
  }

  @Test
  void theChildKnowsNothingOfGatehouse() {
    classes()
        .that()
        .resideInAPackage("app.gatehouse.runtimes.child")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "app.gatehouse.runtimes.child",
            "de.kherud.llama..",
            "com.sun.net.httpserver..",
            "tools.jackson..",
            "org.jspecify..",
            "java..")
        .check(PROGRAM);
  }
}
