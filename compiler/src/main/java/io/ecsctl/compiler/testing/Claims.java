package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.ShownValue;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.evaluation.Coverage;
import io.ecsctl.compiler.evaluation.Poison;
import io.ecsctl.compiler.evaluation.ProgramScope;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import io.ecsctl.compiler.testing.rule.TestRules;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The assertions of a test against the program that it is about. */
final class Claims {
  /** The names that assertions read besides those of the program. */
  static final String OUTPUT = "output";

  static final String PLAN = "plan";

  private final ProgramScope scope;
  private final TypedProgram typed;
  private final Map<String, Value> names;
  private final Coverage coverage;

  /**
   * @param typed the program with the names and types of the assertions
   * @param names values of {@link #OUTPUT} and {@link #PLAN}
   */
  Claims(ProgramScope scope, TypedProgram typed, Map<String, Value> names, Coverage coverage) {
    this.scope = scope;
    this.typed = typed;
    this.names = names;
    this.coverage = coverage;
  }

  /** Whether {@code expression} reads the plan, or that attribute of it. */
  static boolean readsPlan(Expression expression) {
    return (expression instanceof Expression.Variable(var _, var name) && name.equals(PLAN))
        || Parts.of(expression).anyMatch(Claims::readsPlan);
  }

  static boolean readsRefusal(Expression expression) {
    return (expression
                instanceof
                Expression.GetAttribute(var _, Expression.Variable(var _, var root), var name)
            && root.equals(PLAN)
            && name.text().equals("refused"))
        || Parts.of(expression).anyMatch(Claims::readsRefusal);
  }

  /** What speaks against it; empty when it holds. */
  List<Diagnostic> check(Body.Block assertion) {
    Expression condition =
        assertion.body().attribute("condition").map(Body.Attribute::value).orElse(null);
    if (condition == null) {
      return List.of();
    }
    StageResult<Value> holds = scope.evaluate(condition, typed, names, coverage);
    if (holds.hasErrors()) {
      return holds.diagnostics();
    }
    Value plain =
        holds.value() instanceof Value.Sensitive(var inner, var _) ? inner : holds.value();
    if (Conversions.convert(plain, Type.BOOL) instanceof Outcome.Ok(Value.Bool(var bool))) {
      return bool ? List.of() : List.of(failed(assertion, condition));
    }
    return List.of(undecided(condition, plain));
  }

  private Diagnostic failed(Body.Block assertion, Expression condition) {
    String message =
        assertion
            .body()
            .attribute("error_message")
            .map(written -> scope.evaluate(written.value(), typed, names, null).value())
            .map(Conversions::text)
            .orElse(null);
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            TestRules.ASSERTION,
            condition.span(),
            "%s",
            message == null ? "this does not hold" : message);
    alike(condition).ifPresent(comparison -> explain(comparison, diagnostic));
    return shown(diagnostic, condition).build();
  }

  /** A comparison in {@code expression} whose sides can not be told apart by looking at them. */
  private Optional<Expression.Binary> alike(Expression expression) {
    if (expression instanceof Expression.For) {
      // Its names mean nothing outside of it.
      return Optional.empty();
    }
    if (expression instanceof Expression.Binary binary
        && (binary.operator() == BinaryOperator.EQUAL
            || binary.operator() == BinaryOperator.NOT_EQUAL)) {
      Value left = value(binary.left());
      Value right = value(binary.right());
      if (!(left instanceof Value.Sensitive)
          && !left.type().equals(right.type())
          && ValueText.of(left).equals(ValueText.of(right))) {
        return Optional.of(binary);
      }
    }
    return Parts.of(expression).flatMap(part -> alike(part).stream()).findFirst();
  }

  private void explain(Expression.Binary comparison, Diagnostic.Builder diagnostic) {
    Type left = value(comparison.left()).type();
    Type right = value(comparison.right()).type();
    diagnostic.detail(
        "What stands on the two sides of %s looks the same, but one is %s and the other %s: values"
            + " of different types are never equal.",
        comparison.operator().symbol(), named(left), named(right));
    String convert =
        switch (left) {
          case Type.SetType _ -> "toset";
          case Type.ListType _ -> "tolist";
          case Type.MapType _ -> "tomap";
          case Type.Primitive _, Type.TupleType _, Type.ObjectType _, Type.ReferenceType _ -> "";
        };
    if (!convert.isEmpty()) {
      SourceSpan other = comparison.right().span();
      diagnostic.fix(
          "convert the right side with " + convert,
          Edit.replace(other, convert + "(" + other.text() + ")"));
    }
  }

  private static String named(Type type) {
    return type instanceof Type.TupleType
        ? "a tuple, as written in brackets"
        : Types.described(type);
  }

  private Value value(Expression expression) {
    return scope.evaluate(expression, typed, names, null).value();
  }

  private Diagnostic undecided(Expression condition, Value value) {
    if (Poison.is(value)) {
      return Diagnostic.of(
              TestRules.UNDECIDED,
              condition.span(),
              "this reads what the errors leave without a value")
          .build();
    }
    return shown(
            Diagnostic.of(
                    TestRules.UNDECIDED,
                    condition.span(),
                    value instanceof Value.Null
                        ? "this is null, neither true nor false"
                        : "whether this holds would only be known after apply")
                .detail(
                    "%s",
                    value instanceof Value.Null
                        ? ""
                        : "Say what AWS shall have decided: override { target = …, value = … }"),
            condition)
        .build();
  }

  private Diagnostic.Builder shown(Diagnostic.Builder diagnostic, Expression condition) {
    List<ShownValue> values = scope.explain(condition, typed, names);
    values.forEach(diagnostic::value);
    return diagnostic;
  }
}
