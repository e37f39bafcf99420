package io.ecsctl.compiler.validation.constraint;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.schema.Constraint;
import io.ecsctl.compiler.schema.Constraint.Source;
import io.ecsctl.compiler.schema.Limit;
import io.ecsctl.compiler.schema.LimitText;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.constraint.AttributeConstraints.Stated;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.List;

/** What is said of a value that a constraint does not accept. */
final class Findings {
  /** More choices than these do not fit beside the source. */
  private static final int FEW = 6;

  private Findings() {}

  static Diagnostic.Builder count(
      RuleInfo rule, Stated stated, Constraint constraint, int count, SourceSpan span) {
    String plural = stated.attribute().plural();
    String name = plural == null ? stated.attribute().name() : plural;
    Diagnostic.Builder diagnostic =
        Diagnostic.of(rule, span, "%s has %d %s", stated.place().owner(), count, name)
            .label(bound(constraint.limit(), count));
    return explained(diagnostic, constraint);
  }

  private static String bound(Limit limit, int count) {
    return limit instanceof Limit.Count(int minimum, int maximum)
        ? count < minimum ? "at least " + minimum : "at most " + maximum
        : "";
  }

  /** Of a value that may not be shown. */
  static Diagnostic.Builder hidden(
      RuleInfo rule, Stated stated, Constraint constraint, SourceSpan span) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                rule,
                span,
                "%s has a sensitive %s that AWS does not accept",
                stated.place().owner(),
                name(stated, constraint))
            .label(limit(stated, constraint));
    return explained(diagnostic, constraint);
  }

  static Diagnostic.Builder value(
      RuleInfo rule, Stated stated, Constraint constraint, Value value, SourceSpan span) {
    Diagnostic.Builder diagnostic =
        headline(rule, stated, constraint, value, span).label(label(stated, constraint));
    if (constraint.limit() instanceof Limit.OneOf oneOf && oneOf.values().size() > FEW) {
      diagnostic.detail("AWS accepts %s.", limit(stated, constraint));
    }
    explained(diagnostic, constraint);
    if (stated.isName()) {
      return diagnostic.fix(
          "leave %s out, and a name is generated that fits".formatted(stated.attribute().name()),
          Edits.remove(stated.block(), stated.attribute().name()));
    }
    List<String> nearest =
        constraint.ofKeys() || !Edits.isLiteral(span)
            ? List.of()
            : Nearest.to(value, stated.attribute(), constraint.limit());
    String order = "change it to ";
    for (String candidate : nearest) {
      diagnostic.fix(order + candidate, Edits.replace(span, candidate));
      order = "or to ";
    }
    return diagnostic;
  }

  private static Diagnostic.Builder headline(
      RuleInfo rule, Stated stated, Constraint constraint, Value value, SourceSpan span) {
    String owner = stated.place().owner();
    if (constraint.limit() instanceof Limit.Length length
        && value instanceof Value.Text(var text)) {
      return Diagnostic.of(
          rule,
          span,
          "%s has %s of %s",
          owner,
          name(stated, constraint),
          Words.count(
              Limits.length(text, length.inBytes()), length.inBytes() ? "byte" : "character"));
    }
    if (value instanceof Value.Unknown unknown) {
      return Diagnostic.of(
          rule,
          span,
          "%s has %s that begins with %s",
          owner,
          name(stated, constraint),
          ValueText.brief(new Value.Text(unknown.known().prefix())));
    }
    return Diagnostic.of(
        rule, span, "%s has %s = %s", owner, name(stated, constraint), ValueText.brief(value));
  }

  private static String name(Stated stated, Constraint constraint) {
    return stated.place().path()
        + stated.attribute().name()
        + (constraint.ofKeys() ? " with a key" : "");
  }

  private static String label(Stated stated, Constraint constraint) {
    return switch (constraint.limit()) {
      case Limit.OneOf oneOf when oneOf.values().size() > FEW ->
          "none of the %d that AWS accepts".formatted(oneOf.values().size());
      case Limit.Form form when form.words().isEmpty() -> "does not match " + form.pattern();
      case Limit _ -> limit(stated, constraint);
    };
  }

  private static String limit(Stated stated, Constraint constraint) {
    return LimitText.of(constraint.limit(), stated.attribute().type());
  }

  private static Diagnostic.Builder explained(
      Diagnostic.Builder diagnostic, Constraint constraint) {
    if (constraint.sources().equals(List.of(Source.REPORTS))) {
      diagnostic.note("known from " + Source.REPORTS.words() + " only");
    }
    return constraint.aws().isEmpty() ? diagnostic : diagnostic.note(Words.aws(constraint.aws()));
  }
}
