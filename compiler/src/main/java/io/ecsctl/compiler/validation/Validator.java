package io.ecsctl.compiler.validation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.evaluation.EvaluationRules;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.thread.TwoThreads;
import io.ecsctl.compiler.validation.constraint.AttributeConstraints;
import io.ecsctl.compiler.validation.constraint.ConstraintRules;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Holds a program against every rule. */
public final class Validator {
  private Validator() {}

  /** By id, what a constraint of the schema may name. */
  private static final Map<String, RuleInfo> RULES =
      Stream.concat(
              ValidationRules.infos().stream(),
              Stream.of(EvaluationRules.BAD_VALUE, ConstraintRules.DOUBTFUL))
          .collect(Collectors.toUnmodifiableMap(RuleInfo::id, rule -> rule));

  /**
   * What the rules have to say, in the order of the source; empty when the program is sound as far
   * as it is known.
   */
  public static List<Diagnostic> validate(Program program) {
    return validate(program, List.of(), List.of());
  }

  /**
   * The same without what is only the shadow of another mistake: a relation in which a block with
   * errors takes part may be another one when those are mended, and so may one in which a value
   * takes part that its attribute does not take. What one value may be does not depend on others.
   *
   * @param before what earlier stages found
   * @param files of the program and its modules
   */
  public static List<Diagnostic> validate(
      Program program, List<Diagnostic> before, List<Body> files) {
    boolean many = TwoThreads.pay(program.resources().size());
    CompletableFuture<List<Diagnostic>> values =
        many
            ? CompletableFuture.supplyAsync(() -> values(program))
            : CompletableFuture.completedFuture(values(program));
    ProgramModel model = ProgramModel.of(program);
    Stream<ValidationRule> rules = ValidationRules.ALL.stream();
    if (many) {
      rules = rules.parallel();
    }
    List<Diagnostic> relations =
        rules.map(rule -> check(rule, model)).flatMap(List::stream).toList();
    List<Diagnostic> bad = values.join();
    List<Diagnostic> found =
        new ArrayList<>(IndependentFindings.of(merged(relations), before, bad, files));
    found.addAll(bad);
    found.sort(
        Comparator.comparing(
                Diagnostic::subject, Comparator.nullsFirst(Comparator.<SourceSpan>naturalOrder()))
            .thenComparing(diagnostic -> diagnostic.rule().id()));
    return found;
  }

  /** What one rule has to say, were it the only one. */
  static List<Diagnostic> alone(ValidationRule rule, ProgramModel model) {
    return merged(check(rule, model));
  }

  private static List<Diagnostic> check(ValidationRule rule, ProgramModel model) {
    DiagnosticSink sink = new DiagnosticSink();
    rule.check(model, sink);
    return sink.found();
  }

  /**
   * What is wrong with a module whoever uses it, and with a program of which blocks cannot be read:
   * with single values, and within single blocks. Relations between blocks need to know the
   * module's user, or the blocks, which may have what is lacking.
   *
   * @param module evaluated by itself, so that nothing is known of what its user decides
   * @param before what earlier stages found
   * @param files of the program and its modules
   */
  public static List<Diagnostic> byItself(
      Program module, List<Diagnostic> before, List<Body> files) {
    ProgramModel model = ProgramModel.of(module);
    List<Diagnostic> within =
        ValidationRules.ALL.stream()
            .filter(LocalRule.class::isInstance)
            .map(rule -> check(rule, model))
            .flatMap(List::stream)
            .toList();
    List<Diagnostic> found = new ArrayList<>(values(module));
    found.addAll(IndependentFindings.of(merged(within), before, found, files));
    return found;
  }

  /** What is wrong with single values. */
  static List<Diagnostic> values(Program program) {
    DiagnosticSink values = new DiagnosticSink();
    AttributeConstraints.check(program, Validator::rule, values);
    return merged(values.found());
  }

  private static RuleInfo rule(String id) {
    return Objects.requireNonNull(RULES.get(id), () -> "no rule " + id);
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
