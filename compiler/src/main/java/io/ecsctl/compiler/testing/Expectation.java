package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Related;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A diagnostic that the program of a test has to get.
 *
 * @param span where the test says so
 * @param at a declaration that it has to be about; null for any
 */
record Expectation(RuleInfo rule, SourceSpan span, @Nullable Place at) {

  /**
   * @param path as the program names it
   * @param block the whole declaration
   */
  record Place(String path, SourceSpan block) {}

  boolean isMetBy(Diagnostic finding) {
    return finding.rule().equals(rule)
        && (at == null
            || Stream.concat(
                    Stream.ofNullable(finding.subject()),
                    finding.related().stream().map(Related::span))
                .anyMatch(span -> contains(at.block(), span)));
  }

  private static boolean contains(SourceSpan outer, SourceSpan inner) {
    return outer.file().equals(inner.file())
        && outer.start() <= inner.start()
        && inner.end() <= outer.end();
  }
}
