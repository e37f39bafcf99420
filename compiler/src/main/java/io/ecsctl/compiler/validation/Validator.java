package io.ecsctl.compiler.validation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds a program against every rule. */
public final class Validator {
  private Validator() {}

  /**
   * What the rules have to say, in the order of the source; empty when the program is sound as far
   * as it is known.
   */
  public static List<Diagnostic> validate(Program program) {
    ProgramModel model = ProgramModel.of(program);
    DiagnosticSink sink = new DiagnosticSink();
    for (ValidationRule rule : ValidationRules.ALL) {
      rule.check(model, sink);
    }
    return merged(sink.found()).stream()
        .sorted(
            Comparator.comparing(
                    Diagnostic::subject,
                    Comparator.nullsFirst(Comparator.<SourceSpan>naturalOrder()))
                .thenComparing(diagnostic -> diagnostic.rule().id()))
        .toList();
  }

  /** A rule and the place it speaks of. */
  private record Place(String id, @Nullable SourceSpan subject) {}

  /**
   * One finding a rule and place: a block with {@code for_each} is one text, however many resources
   * it makes. The first stands; what is said of the others follows as a note.
   */
  private static List<Diagnostic> merged(List<Diagnostic> found) {
    Map<Place, List<Diagnostic>> byPlace = new LinkedHashMap<>();
    for (Diagnostic diagnostic : found) {
      byPlace
          .computeIfAbsent(
              new Place(diagnostic.rule().id(), diagnostic.subject()), _ -> new ArrayList<>())
          .add(diagnostic);
    }
    return byPlace.values().stream().map(Validator::merge).toList();
  }

  private static Diagnostic merge(List<Diagnostic> same) {
    Diagnostic first = same.getFirst();
    List<String> others =
        same.stream()
            .map(Diagnostic::headline)
            .filter(headline -> !Objects.equals(headline, first.headline()))
            .distinct()
            .map(headline -> "also: " + headline)
            .toList();
    if (others.isEmpty()) {
      return first;
    }
    List<String> notes = new ArrayList<>(first.notes());
    notes.addAll(others);
    return new Diagnostic(
        first.rule(),
        first.subject(),
        first.headline(),
        first.label(),
        first.detail(),
        first.related(),
        first.values(),
        notes,
        first.fixes());
  }
}
