package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.grammar.EcsParser;
import java.math.BigDecimal;
import java.util.List;

/** What follows a value: {@code .name}, {@code [key]}, {@code .0}, {@code .*} and {@code [*]}. */
final class StepBuilder {
  private final Findings findings;
  private final ExpressionBuilder expressions;

  StepBuilder(Findings findings, ExpressionBuilder expressions) {
    this.findings = findings;
    this.expressions = expressions;
  }

  Expression apply(List<EcsParser.StepContext> steps, Expression value) {
    Expression result = value;
    int i = 0;
    while (i < steps.size()) {
      EcsParser.StepContext step = steps.get(i);
      i++;
      switch (step) {
        case EcsParser.FullSplatStepContext splat -> {
          // All that follows happens to each element.
          return splat(splat, steps.subList(i, steps.size()), result, true);
        }
        case EcsParser.AttributeSplatStepContext splat -> {
          // Only names and legacy indexes that follow happen to each element; an index is one into the result.
          int end = i;
          while (end < steps.size()
              && (steps.get(end) instanceof EcsParser.AttributeStepContext
                  || steps.get(end) instanceof EcsParser.LegacyIndexStepContext)) {
            end++;
          }
          result = splat(splat, steps.subList(i, end), result, false);
          i = end;
        }
        default -> result = apply(step, result);
      }
    }
    return result;
  }

  private Expression splat(
      EcsParser.StepContext sign,
      List<EcsParser.StepContext> each,
      Expression source,
      boolean full) {
    SourceSpan span = findings.span(sign);
    Expression body = apply(each, new Expression.SplatElement(span));
    SourceSpan end = each.isEmpty() ? span : findings.span(each.getLast());
    return new Expression.Splat(source.span().to(end), source, body, full);
  }

  private Expression apply(EcsParser.StepContext step, Expression value) {
    SourceSpan span = value.span().to(findings.span(step));
    return switch (step) {
      case EcsParser.AttributeStepContext attribute -> {
        Body.Name name = expressions.name(attribute.name());
        yield new Expression.GetAttribute(span, value, name);
      }
      case EcsParser.IndexStepContext index ->
          new Expression.Index(span, value, expressions.of(index.expression()));
      case EcsParser.LegacyIndexStepContext legacy -> legacy(legacy, value);
      default -> throw new IllegalStateException("no step: " + step.getClass());
    };
  }

  /** The lexer reads the {@code 0.1} of {@code list.0.1} as one number, but it is two indexes. */
  private Expression legacy(EcsParser.LegacyIndexStepContext step, Expression value) {
    int at = findings.span(step.stop).start();
    Expression result = value;
    for (String digits : step.stop.getText().split("\\.", -1)) {
      SourceSpan span = findings.file().span(at, at + digits.length());
      at += digits.length() + 1;
      if (!digits.matches("[0-9]{1,9}")) {
        findings.report(
            Findings.of(
                SyntaxRules.INVALID_LITERAL, span, "the index " + digits + " is no whole number"));
        return new Expression.Invalid(value.span().to(span));
      }
      Expression key = new Expression.NumberLiteral(span, new BigDecimal(digits));
      result = new Expression.Index(value.span().to(span), result, key);
    }
    return result;
  }
}
