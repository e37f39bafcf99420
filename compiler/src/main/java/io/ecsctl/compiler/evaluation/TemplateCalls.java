package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.function.Functions;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code templatefile} and {@code templatestring}: a text with templates in it, evaluated with the
 * names that the call gives. What is unknown in them leaves an expression that holds the text, so
 * that a plan does not need the file again.
 */
final class TemplateCalls {
  private final NameSource names;
  private final Failures failures;

  /** A block with {@code for_each} renders one template many times. */
  private final Map<Text, StageResult<Expression>> parsed = new HashMap<>();

  private record Text(String path, String content) {}

  TemplateCalls(NameSource names, Failures failures) {
    this.names = names;
    this.failures = failures;
  }

  Value file(Expression.Call call, Value path, Value values) {
    Value refused = unlessPlain(call, List.of(path));
    if (refused != null) {
      return refused;
    }
    Outcome read = Functions.find("file", names.files()).orElseThrow().call(List.of(path));
    return switch (read) {
      case Outcome.Failed(var reason) -> fail(call, call.arguments().getFirst(), reason);
      case Outcome.Ok(var content) -> render(call, new Text(shown(path), shown(content)), values);
    };
  }

  Value text(Expression.Call call, Value template, Value values) {
    Value text =
        switch (Conversions.convert(template, Type.STRING)) {
          case Outcome.Ok(var converted) -> converted;
          case Outcome.Failed(var reason) -> fail(call, call.arguments().getFirst(), reason);
        };
    return switch (text) {
      case Value poison when Poison.is(poison) -> Poison.at(call.span());
      case Value.Null() -> fail(call, call.arguments().getFirst(), "the template is null");
      // A mistake in it would be shown with the text around it.
      case Value.Sensitive _ ->
          fail(call, call.arguments().getFirst(), "a template can not be sensitive");
      case Value.Unknown _ -> later(call, text, values);
      case Value known ->
          render(call, new Text("template at " + place(call), shown(known)), values);
    };
  }

  private static String place(Expression.Call call) {
    SourceFile file = call.span().file();
    return file.path() + ":" + file.lineAt(call.span().start());
  }

  private static String shown(Value text) {
    String shown = Conversions.text(text);
    return shown == null ? "" : shown;
  }

  private static Value later(Expression.Call call, Value template, Value values) {
    if (Poison.is(values) || Marks.hasPoison(values)) {
      return Poison.at(call.span());
    }
    Expression residual =
        new Expression.Call(
            call.span(),
            call.function(),
            List.of(
                ValueExpressions.of(template, call.span()),
                ValueExpressions.of(values, call.span())),
            false);
    Value later = new Value.Unknown(Type.ANY, Knowledge.NOTHING, residual);
    return Marks.hasSensitive(values) ? Marks.mark(later, residual) : later;
  }

  /** What is wrong with arguments that have to be known and may be shown; null when nothing is. */
  @Nullable Value unlessPlain(Expression.Call call, List<Value> arguments) {
    if (arguments.stream().anyMatch(Marks::hasPoison)) {
      return Poison.at(call.span());
    }
    if (arguments.stream().anyMatch(Marks::hasUnknown)) {
      return fail(
          call, call, "the path would only be known after apply, and files are read for the plan");
    }
    return arguments.stream().anyMatch(Marks::hasSensitive)
        ? fail(call, call, "a path can not be sensitive")
        : null;
  }

  private Value fail(Expression.Call call, Expression place, String reason) {
    return failures.fail(
        call.span(),
        Diagnostic.of(
            EvaluationRules.FUNCTION_FAILED,
            place.span(),
            "%s: %s",
            call.function().text(),
            reason),
        () -> call);
  }

  private Value render(Expression.Call call, Text template, Value values) {
    Value plain = Marks.unmark(values);
    if (Poison.is(plain)) {
      return Poison.at(call.span());
    }
    if (!(plain instanceof Value.Keyed) && !(plain instanceof Value.Unknown)) {
      return fail(
          call,
          call.arguments().getLast(),
          "the values for the template are a map, not " + Types.described(plain.type()));
    }
    if (names instanceof TemplateNames) {
      return fail(call, call, "a template can not render another one");
    }
    StageResult<Expression> read =
        parsed.computeIfAbsent(
            template, text -> Parser.parseTemplate(new SourceFile(text.path(), text.content())));
    if (read.hasErrors()) {
      Value failed = Poison.at(call.span());
      for (Diagnostic mistake : read.diagnostics()) {
        failed = failures.fail(call.span(), usedBy(call, mistake), () -> call);
      }
      return failed;
    }
    return failures.calling(
        call.span(),
        () ->
            new ExpressionEvaluator(new TemplateNames(names, values, failures), failures)
                .evaluate(read.value(), Environment.EMPTY));
  }

  private static Diagnostic.Builder usedBy(Expression.Call call, Diagnostic mistake) {
    return Diagnostic.of(mistake.rule(), mistake.subject(), "%s", mistake.headline())
        .label(mistake.label())
        .detail("%s", mistake.detail())
        .related(call.span(), "the template is used here");
  }
}
