package io.ecsctl.cli.testing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Diagnostics;
import io.ecsctl.compiler.testing.CoverageReport;
import io.ecsctl.compiler.testing.TestResult;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the tests of one directory ended.
 *
 * @param name the directory, as the user names it
 * @param problems what is wrong with the tests or what they are about; with errors none were run
 * @param coverage null when nobody asked for it, or none were run
 */
public record SuiteResult(
    String name,
    List<Diagnostic> problems,
    List<TestResult> results,
    @Nullable CoverageReport coverage) {
  public SuiteResult {
    problems = List.copyOf(problems);
    results = List.copyOf(results);
  }

  /** Whether the tests could not even be run. */
  public boolean isBroken() {
    return Diagnostics.hasErrors(problems);
  }

  public long passed() {
    return results.stream().filter(TestResult::passed).count();
  }

  public long failed() {
    return results.size() - passed();
  }

  /** The sum of what each test took, in seconds. */
  public double seconds() {
    return results.stream().mapToDouble(each -> each.duration().toNanos() / 1e9).sum();
  }
}
