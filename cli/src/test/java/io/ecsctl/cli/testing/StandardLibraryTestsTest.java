package io.ecsctl.cli.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.catalogue.RuleCatalogue;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.PageWidth;
import io.ecsctl.compiler.diagnostic.Palette;
import io.ecsctl.compiler.evaluation.Coverage;
import io.ecsctl.compiler.module.StandardLibrary;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.testing.CoverageReport;
import io.ecsctl.compiler.testing.TestResult;
import io.ecsctl.compiler.testing.TestSuite;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The modules of the standard library by their own tests. */
class StandardLibraryTestsTest {
  private static final Schema SCHEMA = SchemaReader.bundled();

  static List<String> sources() {
    return StandardLibrary.sources();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void itsTestsPassAndComeAcrossAllOfIt(String name) {
    SuiteSource source = SuiteSource.find(Path.of(name), path -> path).getFirst();
    TestSuite suite =
        TestSuite.read(
            source.sources(), source.modules(), source.files(), SCHEMA, RuleCatalogue.all());
    assertEquals("", text(suite.diagnostics()));
    Coverage coverage = new Coverage();
    List<TestResult> results =
        suite.run(_ -> true, new SandboxPlanner(SCHEMA), coverage, System::nanoTime);
    assertEquals("", text(results.stream().flatMap(result -> result.failures().stream()).toList()));
    CoverageReport report = suite.coverage(coverage);
    assertEquals(
        List.of(),
        report.resources().stream()
            .filter(block -> !block.made() || !block.asserted())
            .map(CoverageReport.Block::path)
            .toList());
    assertEquals(
        List.of(),
        report.branches().stream()
            .filter(StandardLibraryTestsTest::isMissed)
            .map(branch -> branch.span() + " " + branch.span().text())
            .toList());
  }

  /** What depends on a validated variable may never be empty. */
  private static boolean isMissed(CoverageReport.Branch branch) {
    return !branch.yes() || (!branch.no() && branch.kind() != CoverageReport.Kind.INSTANCES);
  }

  private static String text(List<Diagnostic> diagnostics) {
    return DiagnosticText.render(diagnostics, Palette.PLAIN, PageWidth.ofFile(120));
  }
}
