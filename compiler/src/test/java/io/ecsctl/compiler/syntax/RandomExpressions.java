package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.LiteralKind;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.syntax.ast.UnaryOperator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Trees as the parser could have built them, but without places and without parentheses. */
final class RandomExpressions {
  private static final SourceSpan NOWHERE = new SourceFile("random", "").span(0, 0);

  private RandomExpressions() {}

  static Arbitrary<Expression> any() {
    return ofDepth(4);
  }

  private static Arbitrary<Expression> ofDepth(int depth) {
    if (depth == 0) {
      return leaf();
    }
    Arbitrary<Expression> inner = Arbitraries.lazy(() -> ofDepth(depth - 1));
    return Arbitraries.oneOf(
        leaf(),
        unary(inner),
        binary(inner),
        Combinators.combine(inner, inner, inner)
            .as((c, t, f) -> new Expression.Conditional(NOWHERE, c, t, f)),
        inner.list().ofMaxSize(3).map(list -> new Expression.Tuple(NOWHERE, list)),
        Combinators.combine(key(inner), inner)
            .as(Expression.ObjectExpression.Entry::new)
            .list()
            .ofMaxSize(3)
            .map(entries -> new Expression.ObjectExpression(NOWHERE, entries)),
        call(inner),
        loop(inner),
        Combinators.combine(inner, name())
            .as((object, name) -> new Expression.GetAttribute(NOWHERE, object, name)),
        Combinators.combine(inner, inner)
            .as((collection, key) -> new Expression.Index(NOWHERE, collection, key)),
        splat(inner),
        template(inner));
  }

  private static Arbitrary<Expression> leaf() {
    return Arbitraries.oneOf(
        Arbitraries.just(new Expression.NullLiteral(NOWHERE)),
        Arbitraries.of(true, false).map(value -> new Expression.BoolLiteral(NOWHERE, value)),
        Arbitraries.bigDecimals()
            .between(BigDecimal.ZERO, new BigDecimal("1e20"))
            .ofScale(6)
            .map(value -> new Expression.NumberLiteral(NOWHERE, value)),
        Arbitraries.of("7", "1E+3", "0E-9")
            .map(text -> new Expression.NumberLiteral(NOWHERE, new BigDecimal(text))),
        Arbitraries.of(
            typed(LiteralKind.CIDR, "10.0.0.0/16"),
            typed(LiteralKind.PORT, "8000-8100/tcp"),
            typed(LiteralKind.SIZE, "512MiB"),
            typed(LiteralKind.CPU, "0.25vCPU"),
            typed(LiteralKind.DURATION, "30s")),
        name().map(name -> new Expression.Variable(NOWHERE, name.text())));
  }

  private static Expression typed(LiteralKind kind, String text) {
    return new Expression.TypedLiteral(NOWHERE, kind, text);
  }

  private static Arbitrary<Body.Name> name() {
    return Arbitraries.of("a", "b-c", "_d", "größe", "tcp", "in", "if", "s")
        .map(text -> new Body.Name(NOWHERE, text));
  }

  private static Arbitrary<Expression> key(Arbitrary<Expression> inner) {
    return Arbitraries.oneOf(
        name().map(name -> new Expression.Variable(NOWHERE, name.text())),
        name()
            .map(name ->
                new Expression.Parenthesized(
                    NOWHERE, new Expression.Variable(NOWHERE, name.text()))),
        inner);
  }

  private static Arbitrary<Expression> unary(Arbitrary<Expression> inner) {
    return Combinators.combine(Arbitraries.of(UnaryOperator.class), inner)
        .as((operator, operand) -> new Expression.Unary(NOWHERE, operator, operand));
  }

  private static Arbitrary<Expression> binary(Arbitrary<Expression> inner) {
    return Combinators.combine(Arbitraries.of(BinaryOperator.class), inner, inner)
        .as((operator, left, right) -> new Expression.Binary(NOWHERE, operator, left, right));
  }

  private static Arbitrary<Expression> call(Arbitrary<Expression> inner) {
    return Combinators.combine(name(), inner.list().ofMaxSize(3), Arbitraries.of(true, false))
        .as((name, arguments, expand) ->
            new Expression.Call(NOWHERE, name, arguments, expand && !arguments.isEmpty()));
  }

  private static Arbitrary<Expression> loop(Arbitrary<Expression> inner) {
    return Combinators.combine(
            name().injectNull(0.5),
            name(),
            inner,
            inner.injectNull(0.5),
            inner,
            Arbitraries.of(true, false),
            inner.injectNull(0.5))
        .as(RandomExpressions::loop);
  }

  private static Expression loop(
      Body.@Nullable Name keyName,
      Body.Name valueName,
      Expression collection,
      @Nullable Expression key,
      Expression value,
      boolean grouping,
      @Nullable Expression condition) {
    return new Expression.For(
        NOWHERE, keyName, valueName, collection, key, value, grouping && key != null, condition);
  }

  private static Arbitrary<Expression> splat(Arbitrary<Expression> inner) {
    Expression element = new Expression.SplatElement(NOWHERE);
    return Combinators.combine(
            inner, name().list().ofMaxSize(2), inner.injectNull(0.5), Arbitraries.of(true, false))
        .as((source, names, key, full) -> {
          Expression each = element;
          for (Body.Name name : names) {
            each = new Expression.GetAttribute(NOWHERE, each, name);
          }
          if (full && key != null) {
            each = new Expression.Index(NOWHERE, each, key);
          }
          return new Expression.Splat(NOWHERE, source, each, full);
        });
  }

  private static Arbitrary<Expression> template(Arbitrary<Expression> inner) {
    Arbitrary<TemplatePart> value =
        inner.map(expression -> new TemplatePart.Interpolation(NOWHERE, expression));
    Arbitrary<List<TemplatePart>> simple =
        Arbitraries.oneOf(text(), value).list().ofMaxSize(3).map(RandomExpressions::joined);
    Arbitrary<TemplatePart> condition =
        Combinators.combine(inner, simple, simple)
            .as((test, yes, no) -> new TemplatePart.If(NOWHERE, test, yes, no));
    Arbitrary<TemplatePart> loop =
        Combinators.combine(name().injectNull(0.5), name(), inner, simple)
            .as(RandomExpressions::templateLoop);
    return Arbitraries.oneOf(text(), value, condition, loop)
        .list()
        .ofMaxSize(4)
        .map(parts -> new Expression.Template(NOWHERE, joined(parts)));
  }

  /**
   * javac leaves the annotation of {@code keyName} out of the class file, because the record has a
   * compact constructor.
   */
  @SuppressWarnings("NullAway")
  private static TemplatePart templateLoop(
      Body.@Nullable Name key, Body.Name item, Expression list, List<TemplatePart> body) {
    return new TemplatePart.For(NOWHERE, key, item, list, body);
  }

  private static Arbitrary<TemplatePart> text() {
    return Arbitraries.strings()
        .withChars("ab $%{}\"\\~\n\r\t\u0001é")
        .ofMinLength(1)
        .ofMaxLength(6)
        .map(text -> new TemplatePart.Text(NOWHERE, text));
  }

  /** The parser never leaves two texts beside each other. */
  private static List<TemplatePart> joined(List<TemplatePart> parts) {
    List<TemplatePart> joined = new ArrayList<>();
    for (TemplatePart part : parts) {
      if (part instanceof TemplatePart.Text(_, var text)
          && !joined.isEmpty()
          && joined.getLast() instanceof TemplatePart.Text(_, var before)) {
        joined.set(joined.size() - 1, new TemplatePart.Text(NOWHERE, before + text));
      } else {
        joined.add(part);
      }
    }
    return joined;
  }

  /**
   * Writing adds parentheses where operators need them; only around a key that is a word do they
   * mean something.
   */
  static Expression withoutParentheses(Expression expression) {
    return new ParenthesesRemover().of(expression);
  }
}
