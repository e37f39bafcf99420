package io.ecsctl.compiler.validation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Related;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Which findings of rules are more than the shadow of another mistake. */
final class IndependentFindings {
  private IndependentFindings() {}

  /**
   * Those of {@code findings} that have nothing to do with a block in which there are errors
   * already, nor with a value that is wrong by itself.
   *
   * @param before what earlier stages found: it spoils whole blocks
   * @param values what is wrong with single values: the rest of their blocks is known
   */
  static List<Diagnostic> of(
      List<Diagnostic> findings,
      List<Diagnostic> before,
      List<Diagnostic> values,
      List<Body> files) {
    List<SourceSpan> errors = errors(before);
    List<SourceSpan> broken = new ArrayList<>(errors(values));
    files.stream()
        .flatMap(Body::blocks)
        .flatMap(IndependentFindings::parts)
        .filter(block -> errors.stream().anyMatch(error -> contains(block, error)))
        .forEach(broken::add);
    return findings.stream()
        .filter(finding ->
            Stream.concat(
                    Stream.ofNullable(finding.subject()),
                    finding.related().stream().map(Related::span))
                .noneMatch(place -> broken.stream().anyMatch(block -> contains(block, place))))
        .toList();
  }

  private static List<SourceSpan> errors(List<Diagnostic> found) {
    return found.stream()
        .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
        .flatMap(diagnostic -> Stream.ofNullable(diagnostic.subject()))
        .toList();
  }

  /**
   * What may be another one when a mistake in it is mended: all of a block; of a module each
   * argument alone, which are as independent as what the module makes of them.
   */
  private static Stream<SourceSpan> parts(Body.Block block) {
    return block.type().text().equals("module")
        ? block.body().attributes().map(Body.Attribute::span)
        : Stream.of(block.span());
  }

  private static boolean contains(SourceSpan outer, SourceSpan inner) {
    return outer.start() <= inner.start()
        && inner.end() <= outer.end()
        && outer.file().path().equals(inner.file().path());
  }
}
