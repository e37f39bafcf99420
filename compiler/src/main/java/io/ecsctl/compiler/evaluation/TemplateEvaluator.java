package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Templates: text as far as it is known, the rest as parts of a residual template. */
final class TemplateEvaluator {
  private final ExpressionEvaluator expressions;
  private final Failures failures;

  TemplateEvaluator(ExpressionEvaluator expressions, Failures failures) {
    this.expressions = expressions;
    this.failures = failures;
  }

  Value evaluate(Expression.Template template, Environment environment) {
    String constant = template.constant();
    if (constant != null) {
      return new Value.Text(constant);
    }
    // "${x}" is x itself, whatever its type.
    if (template.parts().size() == 1
        && template.parts().getFirst() instanceof TemplatePart.Interpolation(var _, var value)) {
      return expressions.evaluate(value, environment);
    }
    Text text = new Text(template.span());
    write(template.parts(), environment, text);
    return text.tooLong
        ? failures.fail(
            template.span(),
            Diagnostic.of(
                EvaluationRules.FAILED_OPERATION,
                template.span(),
                "the text has more than %d characters",
                Bounds.TEXT),
            () -> new Expression.Template(template.span(), text.parts()))
        : text.value();
  }

  /** What has been written so far. Texts that follow each other become one. */
  private static final class Text {
    private final SourceSpan span;
    private final StringBuilder pending = new StringBuilder();
    private final List<TemplatePart> parts = new ArrayList<>();
    private final StringBuilder plain = new StringBuilder();
    private String prefix = "";
    private boolean prefixEnded;
    private boolean unknown;
    private boolean sensitive;
    private boolean poisoned;
    private boolean tooLong;

    Text(SourceSpan span) {
      this.span = span;
    }

    void text(String text) {
      if (fits(text)) {
        pending.append(text);
        plain.append(text);
      }
    }

    private boolean fits(String text) {
      tooLong |= text.length() > Bounds.TEXT - plain.length();
      return !tooLong;
    }

    /** What is not known by now begins here. */
    private void endPrefix(String known) {
      if (!prefixEnded) {
        prefix = plain + known;
        prefixEnded = true;
      }
    }

    /** A secret is in the value, but only its expression is in the residual. */
    void secret(String text, Expression origin) {
      sensitive = true;
      endPrefix("");
      if (fits(text)) {
        plain.append(text);
      }
      part(new TemplatePart.Interpolation(span, origin));
    }

    void later(TemplatePart part, String knownPrefix) {
      unknown = true;
      endPrefix(knownPrefix);
      part(part);
    }

    private void part(TemplatePart part) {
      flush();
      parts.add(part);
    }

    private void flush() {
      if (!pending.isEmpty()) {
        parts.add(new TemplatePart.Text(span, pending.toString()));
        pending.setLength(0);
      }
    }

    List<TemplatePart> parts() {
      flush();
      return parts;
    }

    Value value() {
      if (poisoned) {
        return Poison.at(span);
      }
      if (!unknown && !sensitive) {
        return new Value.Text(plain.toString());
      }
      Expression residual = new Expression.Template(span, parts());
      Value value =
          unknown
              ? new Value.Unknown(Type.STRING, new Knowledge(true, prefix), residual)
              : new Value.Text(plain.toString());
      return sensitive ? Marks.mark(value, residual) : value;
    }
  }

  private void write(List<TemplatePart> parts, Environment environment, Text text) {
    for (TemplatePart part : parts) {
      switch (part) {
        case TemplatePart.Text(var _, var constant) -> text.text(constant);
        case TemplatePart.Interpolation(var _, var value) ->
            interpolate(value, expressions.evaluate(value, environment), text);
        case TemplatePart.If choice -> choose(choice, environment, text);
        case TemplatePart.For loop -> repeat(loop, environment, text);
      }
    }
  }

  private void interpolate(Expression written, Value value, Text text) {
    if (Poison.is(value)) {
      text.poisoned = true;
      return;
    }
    if (Marks.unmark(value) instanceof Value.Null) {
      value =
          failures.fail(
              written.span(),
              Diagnostic.of(
                      EvaluationRules.NULL_VALUE, written.span(), "null can not be part of a text")
                  .detail(
                      "%s", "To leave it out, write %{ if … } around it, or coalesce(…, \"\")."),
              () -> new Expression.NullLiteral(written.span()));
    }
    Value given = value;
    Value converted =
        switch (Conversions.convert(value, Type.STRING)) {
          case Outcome.Ok(var ok) -> ok;
          case Outcome.Failed(var reason) ->
              failures.fail(
                  written.span(),
                  Diagnostic.of(EvaluationRules.FAILED_OPERATION, written.span(), "%s", reason),
                  () -> ValueExpressions.of(given, written.span()));
        };
    switch (converted) {
      case Value.Text(var known) -> text.text(known);
      case Value.Sensitive(Value.Text(var secret), var origin) -> text.secret(secret, origin);
      case Value other when Poison.is(other) -> text.poisoned = true;
      case Value.Unknown unknown ->
          text.later(
              new TemplatePart.Interpolation(written.span(), unknown.residual()),
              unknown.known().prefix());
      case Value other -> {
        text.sensitive = true;
        text.later(
            new TemplatePart.Interpolation(
                written.span(), ValueExpressions.of(other, written.span())),
            "");
      }
    }
  }

  private void choose(TemplatePart.If choice, Environment environment, Text text) {
    Value condition = expressions.condition(choice.condition(), environment);
    text.sensitive |= condition instanceof Value.Sensitive;
    switch (Marks.unmark(condition)) {
      case Value.Bool(var holds) -> {
        expressions.took(choice.span(), holds);
        write(holds ? choice.whenTrue() : choice.whenFalse(), environment, text);
      }
      case Value plain when Poison.is(plain) -> text.poisoned = true;
      case Value _ -> {
        List<TemplatePart> whenTrue = apart(choice.whenTrue(), environment, text);
        List<TemplatePart> whenFalse = apart(choice.whenFalse(), environment, text);
        text.later(
            new TemplatePart.If(
                choice.span(), ValueExpressions.of(condition, choice.span()), whenTrue, whenFalse),
            "");
      }
    }
  }

  /** Parts that may not be needed, closed; what is wrong or secret in them counts for the whole. */
  private List<TemplatePart> apart(List<TemplatePart> parts, Environment environment, Text whole) {
    Text text = new Text(whole.span);
    failures.keeping(() -> {
      write(parts, environment, text);
      return true;
    });
    whole.poisoned |= text.poisoned;
    whole.sensitive |= text.sensitive;
    return text.parts();
  }

  private void repeat(TemplatePart.For loop, Environment environment, Text text) {
    Value collection = expressions.evaluate(loop.collection(), environment);
    text.sensitive |= collection instanceof Value.Sensitive;
    List<Elements.Entry> entries = Elements.of(collection);
    if (entries != null) {
      for (Elements.Entry entry : entries) {
        Environment inner =
            loop.keyName() == null
                ? environment
                : environment.with(loop.keyName().text(), entry.key());
        write(loop.body(), inner.with(loop.valueName().text(), entry.value()), text);
      }
      return;
    }
    if (Poison.is(collection) || Marks.hasPoison(collection)) {
      text.poisoned = true;
      return;
    }
    if (!(Marks.unmark(collection) instanceof Value.Unknown)) {
      text.poisoned = true;
      failures.fail(
          loop.collection().span(),
          Elements.noCollection("for", collection, loop.collection().span()),
          () -> ValueExpressions.of(collection, loop.span()));
      return;
    }
    Symbolic symbolic =
        Symbolic.bind(loop.keyName(), loop.valueName(), collection.type(), environment);
    List<TemplatePart> body = apart(loop.body(), symbolic.environment(), text);
    text.later(
        new TemplatePart.For(
            loop.span(),
            symbolic.key(),
            symbolic.value(),
            ValueExpressions.of(collection, loop.span()),
            body),
        "");
  }
}
