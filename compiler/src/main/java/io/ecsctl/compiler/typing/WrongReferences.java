package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.BindingRules;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Related;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * References to what does not fit where they stand. Once they are mended, a circle that goes
 * through one is broken: it is the shadow of that mistake.
 */
public final class WrongReferences {
  private WrongReferences() {}

  /**
   * @param bound what binding found, circles of references among it
   * @param typed what typing found
   * @return {@code bound} without the circles that only wrong references close
   */
  public static List<Diagnostic> withoutCircles(List<Diagnostic> bound, List<Diagnostic> typed) {
    Set<SourceSpan> wrong =
        typed.stream()
            .filter(found -> found.rule().equals(TypingRules.WRONG_TYPE))
            .map(Diagnostic::subject)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return bound.stream()
        .filter(found ->
            !found.rule().equals(BindingRules.REFERENCE) || steps(found).noneMatch(wrong::contains))
        .toList();
  }

  private static Stream<SourceSpan> steps(Diagnostic circle) {
    return Stream.concat(
        Stream.ofNullable(circle.subject()), circle.related().stream().map(Related::span));
  }
}
