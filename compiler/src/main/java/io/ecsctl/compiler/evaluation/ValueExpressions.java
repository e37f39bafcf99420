package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.address.ModuleStep;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.LiteralKind;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.syntax.ast.UnaryOperator;
import io.ecsctl.compiler.value.Quantities;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Values as the closed expressions that give them back: how a residual holds what was known when it
 * was made.
 */
final class ValueExpressions {
  private ValueExpressions() {}

  /**
   * @param span where the value was used: a residual still points at its program
   */
  static Expression of(Value value, SourceSpan span) {
    return switch (value) {
      case Value.Null() -> new Expression.NullLiteral(span);
      case Value.Bool(var bool) -> new Expression.BoolLiteral(span, bool);
      case Value.Number(var number) -> number(number, span);
      case Value.Text(var text) -> text(text, span);
      case Value.CidrBlock(var cidr) ->
          cidr.bits() == 32
              ? new Expression.TypedLiteral(span, LiteralKind.CIDR, cidr.toString())
              : text(cidr.toString(), span);
      case Value.Port(var port) ->
          port.protocol().isEmpty()
              ? text(port.toString(), span)
              : new Expression.TypedLiteral(span, LiteralKind.PORT, port.toString());
      case Value.Size(var bytes) ->
          amount(bytes, LiteralKind.SIZE, Quantities.formatSize(bytes), span);
      case Value.Cpu(var units) ->
          amount(units, LiteralKind.CPU, Quantities.formatCpu(units), span);
      case Value.Duration(var seconds) ->
          amount(seconds, LiteralKind.DURATION, Quantities.formatDuration(seconds), span);
      case Value.SetOf(var _, var elements) ->
          new Expression.Call(
              span, new Body.Name(span, "toset"), List.of(tuple(elements, span)), false);
      case Value.Tuple(var elements) -> tuple(elements, span);
      case Value.ListOf(var _, var elements) -> tuple(elements, span);
      case Value.ObjectOf(var entries) -> object(entries, span);
      case Value.MapOf(var _, var entries) -> object(entries, span);
      case Value.Reference(var address) -> of(address, span);
      case Value.Unknown(var _, var _, var residual) -> residual;
      case Value.Sensitive(var _, var origin) -> origin;
    };
  }

  /** {@code subnet.public["a"]}, {@code module.net.subnet.public["a"]}. */
  static Expression of(ResourceAddress address, SourceSpan span) {
    Expression module = null;
    for (ModuleStep step : ModuleStep.of(address.module())) {
      Expression name = attribute(member(module, "module", span), step.name(), span);
      module = keyed(name, step.key(), span);
    }
    Expression holder = address.data() ? member(module, "data", span) : module;
    Expression block = attribute(member(holder, address.kind(), span), address.name(), span);
    return keyed(block, address.key(), span);
  }

  private static Expression member(@Nullable Expression module, String name, SourceSpan span) {
    return module == null ? new Expression.Variable(span, name) : attribute(module, name, span);
  }

  private static Expression attribute(Expression object, String name, SourceSpan span) {
    return new Expression.GetAttribute(span, object, new Body.Name(span, name));
  }

  private static Expression keyed(Expression block, @Nullable InstanceKey key, SourceSpan span) {
    return switch (key) {
      case null -> block;
      case InstanceKey.Text(var text) -> new Expression.Index(span, block, text(text, span));
      case InstanceKey.Index(var index) ->
          new Expression.Index(
              span, block, new Expression.NumberLiteral(span, BigDecimal.valueOf(index)));
    };
  }

  private static Expression number(BigDecimal number, SourceSpan span) {
    return number.signum() < 0
        ? new Expression.Unary(
            span, UnaryOperator.NEGATE, new Expression.NumberLiteral(span, number.negate()))
        : new Expression.NumberLiteral(span, number);
  }

  static Expression.Template text(String text, SourceSpan span) {
    return new Expression.Template(
        span, text.isEmpty() ? List.of() : List.of(new TemplatePart.Text(span, text)));
  }

  /** Literals have no sign, and their smallest unit is larger than a byte. */
  private static Expression amount(long amount, LiteralKind kind, String text, SourceSpan span) {
    return amount < 0 || Character.isDigit(text.charAt(text.length() - 1))
        ? number(BigDecimal.valueOf(amount), span)
        : new Expression.TypedLiteral(span, kind, text);
  }

  private static Expression tuple(List<Value> elements, SourceSpan span) {
    return new Expression.Tuple(span, elements.stream().map(element -> of(element, span)).toList());
  }

  private static Expression object(SortedMap<String, Value> entries, SourceSpan span) {
    List<Expression.ObjectExpression.Entry> written = new ArrayList<>();
    entries.forEach((key, value) ->
        written.add(new Expression.ObjectExpression.Entry(text(key, span), of(value, span))));
    return new Expression.ObjectExpression(span, written);
  }
}
