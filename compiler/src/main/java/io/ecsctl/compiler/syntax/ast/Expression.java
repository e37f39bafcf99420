package io.ecsctl.compiler.syntax.ast;

import io.ecsctl.compiler.source.SourceSpan;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression as written. Parentheses are kept, because they turn an object key from a word into
 * an expression.
 */
public sealed interface Expression {
  SourceSpan span();

  record NullLiteral(SourceSpan span) implements Expression {}

  record BoolLiteral(SourceSpan span, boolean value) implements Expression {}

  /** Exact, as HCL's numbers are. */
  record NumberLiteral(SourceSpan span, BigDecimal value) implements Expression {}

  /**
   * A literal HCL does not have: {@code 10.0.0.0/16}, {@code 8080/tcp}, {@code 512MiB}. {@code
   * text} is as written.
   */
  record TypedLiteral(SourceSpan span, LiteralKind kind, String text) implements Expression {}

  /**
   * A quoted string or heredoc, escapes resolved, heredoc indentation and strip markers applied. No
   * parts: the empty string.
   */
  record Template(SourceSpan span, List<TemplatePart> parts) implements Expression {
    public Template {
      parts = List.copyOf(parts);
    }

    /** The text, if the template interpolates nothing. */
    public @Nullable String constant() {
      if (parts.isEmpty()) {
        return "";
      }
      return parts.size() == 1 && parts.getFirst() instanceof TemplatePart.Text text
          ? text.text()
          : null;
    }
  }

  /**
   * The first name of a traversal ({@code var}, {@code vpc}, {@code each}), a bound variable, or a
   * bare enum word.
   */
  record Variable(SourceSpan span, String name) implements Expression {}

  /** {@code object.name}. HCL's legacy {@code object.0} is an {@link Index} by a number. */
  record GetAttribute(SourceSpan span, Expression object, Body.Name name) implements Expression {}

  record Index(SourceSpan span, Expression collection, Expression key) implements Expression {}

  /**
   * {@code source[*].a[0]} or {@code source.*.a}: {@code each} is applied to every element, in
   * which {@link SplatElement} stands for the element.
   *
   * @param full true for {@code [*]}, whose steps may contain indexes
   */
  record Splat(SourceSpan span, Expression source, Expression each, boolean full)
      implements Expression {}

  /** The element that a {@link Splat} is at. */
  record SplatElement(SourceSpan span) implements Expression {}

  /** {@code name(a, b...)}. {@code expandLast}: the last argument is a list to be spread. */
  record Call(SourceSpan span, Body.Name function, List<Expression> arguments, boolean expandLast)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  record Unary(SourceSpan span, UnaryOperator operator, Expression operand) implements Expression {}

  record Binary(SourceSpan span, BinaryOperator operator, Expression left, Expression right)
      implements Expression {}

  record Conditional(
      SourceSpan span, Expression condition, Expression whenTrue, Expression whenFalse)
      implements Expression {}

  record Tuple(SourceSpan span, List<Expression> elements) implements Expression {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /** {@code { key = value }}, entries in source order. */
  record ObjectExpression(SourceSpan span, List<Entry> entries) implements Expression {
    public ObjectExpression {
      entries = List.copyOf(entries);
    }

    /**
     * A {@code key} that is a bare {@link Variable} is the word itself, not a reference; in
     * parentheses it is a reference.
     */
    public record Entry(Expression key, Expression value) {}
  }

  /**
   * {@code [for k, v in c : value if condition]}, or with braces {@code {for k, v in c : key =>
   * value... if condition}}.
   *
   * @param keyName null when only one name is given
   * @param key null for the list form
   * @param grouping whether {@code ...} follows the value
   */
  record For(
      SourceSpan span,
      Body.@Nullable Name keyName,
      Body.Name valueName,
      Expression collection,
      @Nullable Expression key,
      Expression value,
      boolean grouping,
      @Nullable Expression condition)
      implements Expression {}

  record Parenthesized(SourceSpan span, Expression inner) implements Expression {}

  /**
   * Stands where the text could not be understood; already reported, so later stages say nothing
   * about it.
   */
  record Invalid(SourceSpan span) implements Expression {}
}
