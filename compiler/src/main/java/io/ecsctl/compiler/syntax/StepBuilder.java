package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.source.SourceSpan;
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
      if (step.STAR() == null) {
        result = apply(step, result);
      } else if (step.LBRACKET() != null) {
        // All that follows happens to each element.
        return splat(step, steps.subList(i, steps.size()), result, true);
      } else {
        // Only names and legacy indexes that follow happen to each element; an index is one into
        // the result.
        int end = i;
        while (end < steps.size()
            && steps.get(end).DOT() != null
            && steps.get(end).STAR() == null) {
          end++;
        }
        result = splat(step, steps.subList(i, end), result, false);
        i = end;
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
    if (step.name() != null) {
      return new Expression.GetAttribute(span, value, expressions.name(step.name()));
    }
    return step.expression() != null
        ? new Expression.Index(span, value, expressions.of(step.expression()))
        : legacy(step, value);
  }

  /**
   * As in HCL, two of them in a row ({@code list.0.1}, which the lexer reads as one number) are
   * refused.
   */
  private Expression legacy(EcsParser.StepContext step, Expression value) {
    SourceSpan span = findings.span(step.stop);
    SourceSpan whole = value.span().to(span);
    String digits = span.text();
    if (!digits.matches("[0-9]{1,9}")) {
      String mended = '[' + digits.replace(".", "][") + ']';
      Diagnostic.Builder found =
          Findings.of(SyntaxRules.INVALID_LITERAL, span, "\"" + digits + "\" is no index")
              .label("write " + mended);
      findings.report(
          digits.matches("[0-9.]+")
              ? found.fix(
                  "write " + mended, Edit.replace(findings.span(step.start, step.stop), mended))
              : found);
      return new Expression.Invalid(whole);
    }
    return new Expression.Index(
        whole, value, new Expression.NumberLiteral(span, new BigDecimal(digits)));
  }
}
