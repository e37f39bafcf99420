package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import java.time.Duration;
import java.util.List;

/**
 * How a test ended.
 *
 * @param span what names the test in its source
 * @param failures what speaks against it: empty when it passed
 */
public record TestResult(
    String name, SourceSpan span, Duration duration, List<Diagnostic> failures) {
  public TestResult {
    failures = List.copyOf(failures);
  }

  public boolean passed() {
    return failures.isEmpty();
  }
}
