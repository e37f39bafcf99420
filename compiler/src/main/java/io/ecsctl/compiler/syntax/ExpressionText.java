package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.LiteralKind;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An expression as one line of source text. {@link Parser#parseExpression} reads it back as the
 * same expression, also when the expression was made up and its spans mean nothing: parentheses
 * come in where operators need them.
 */
public final class ExpressionText {
  /**
   * How tight a place binds; an expression looser than its place gets parentheses. Above all {@link
   * BinaryOperator#level}s.
   */
  private static final int ANYTHING = 0;

  private static final int OPERAND = 7;

  /** Before an index or another splat. */
  private static final int STEPS = 8;

  /** Before a name, which a splat would take for its elements. */
  private static final int NAMED = 9;

  private final StringBuilder out = new StringBuilder();

  private ExpressionText() {}

  /**
   * @throws IllegalArgumentException if the expression is, or contains, {@link Expression.Invalid}:
   *     nothing can be written for it
   */
  public static String of(Expression expression) {
    ExpressionText text = new ExpressionText();
    text.write(expression, ANYTHING);
    return text.out.toString();
  }

  static String kindName(LiteralKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private void write(Expression expression, int place) {
    if (bindingOf(expression) < place) {
      out.append('(');
      write(expression);
      out.append(')');
    } else {
      write(expression);
    }
  }

  private static int bindingOf(Expression expression) {
    return switch (expression) {
      case Expression.Conditional _ -> ANYTHING;
      case Expression.Binary binary -> binary.operator().level();
      case Expression.Unary _ -> OPERAND;
      // A negative number is written as the negation it reads back as.
      case Expression.NumberLiteral number -> number.value().signum() < 0 ? OPERAND : NAMED;
      case Expression.Splat splat -> splat.full() || !hasPlainSteps(splat.each()) ? OPERAND : STEPS;
      default -> NAMED;
    };
  }

  private void write(Expression expression) {
    switch (expression) {
      case Expression.NullLiteral _ -> out.append("null");
      case Expression.BoolLiteral bool -> out.append(bool.value());
      case Expression.NumberLiteral number ->
          out.append(number.value().toString().replace("E", "e"));
      case Expression.TypedLiteral literal -> out.append(literal.text());
      case Expression.Template template -> {
        out.append('"');
        parts(template.parts());
        out.append('"');
      }
      case Expression.Variable variable -> out.append(variable.name());
      case Expression.GetAttribute get -> {
        write(get.object(), NAMED);
        out.append('.').append(get.name().text());
      }
      case Expression.Index index -> {
        write(index.collection(), STEPS);
        out.append('[');
        write(index.key(), ANYTHING);
        out.append(']');
      }
      case Expression.Splat splat -> {
        write(splat.source(), STEPS);
        if (!splat.full() && hasPlainSteps(splat.each())) {
          out.append(".*");
          plainSteps(splat.each());
        } else {
          out.append("[*]"); // the same for more kinds of steps
          write(splat.each());
        }
      }
      case Expression.SplatElement _ -> {} // the sign of the splat, which stands there already
      case Expression.Call call -> {
        out.append(call.function().text()).append('(');
        list(call.arguments());
        out.append(call.expandLast() ? "...)" : ")");
      }
      case Expression.Unary unary -> {
        out.append(unary.operator().symbol());
        write(unary.operand(), OPERAND);
      }
      case Expression.Binary binary -> {
        int level = binary.operator().level();
        write(binary.left(), level);
        out.append(' ').append(binary.operator().symbol()).append(' ');
        write(binary.right(), level + 1);
      }
      case Expression.Conditional conditional -> {
        write(conditional.condition(), ANYTHING + 1);
        out.append(" ? ");
        write(conditional.whenTrue(), ANYTHING);
        out.append(" : ");
        write(conditional.whenFalse(), ANYTHING);
      }
      case Expression.Tuple tuple -> {
        out.append('[');
        list(tuple.elements());
        out.append(']');
      }
      case Expression.ObjectExpression object -> object(object);
      case Expression.For loop -> loop(loop);
      case Expression.Parenthesized parens -> {
        out.append('(');
        write(parens.inner(), ANYTHING);
        out.append(')');
      }
      case Expression.Invalid invalid ->
          throw new IllegalArgumentException(
              "no text for what could not be read: " + invalid.span());
    }
  }

  /**
   * Whether {@code .*} can be followed by these steps: names, and single indexes that are whole
   * numbers.
   */
  private static boolean hasPlainSteps(Expression each) {
    return switch (each) {
      case Expression.SplatElement _ -> true;
      case Expression.GetAttribute get -> hasPlainSteps(get.object());
      case Expression.Index(_, var collection, Expression.NumberLiteral key) ->
          !(collection instanceof Expression.Index)
              && key.value().toString().matches("[0-9]{1,9}")
              && hasPlainSteps(collection);
      default -> false;
    };
  }

  private void plainSteps(Expression each) {
    switch (each) {
      case Expression.GetAttribute get -> {
        plainSteps(get.object());
        out.append('.').append(get.name().text());
      }
      case Expression.Index index -> {
        plainSteps(index.collection());
        out.append('.');
        write(index.key());
      }
      default -> {} // the element itself
    }
  }

  private void list(List<Expression> expressions) {
    String separator = "";
    for (Expression expression : expressions) {
      out.append(separator);
      write(expression, ANYTHING);
      separator = ", ";
    }
  }

  private void object(Expression.ObjectExpression object) {
    String separator = " ";
    out.append('{');
    for (Expression.ObjectExpression.Entry entry : object.entries()) {
      out.append(separator);
      write(entry.key(), ANYTHING);
      out.append(" = ");
      write(entry.value(), ANYTHING);
      separator = ", ";
    }
    out.append(object.entries().isEmpty() ? "}" : " }");
  }

  private void loop(Expression.For loop) {
    boolean list = loop.key() == null;
    out.append(list ? "[for " : "{for ");
    names(loop.keyName(), loop.valueName());
    out.append(" in ");
    write(loop.collection(), ANYTHING);
    out.append(" : ");
    if (loop.key() != null) {
      write(loop.key(), ANYTHING);
      out.append(" => ");
    }
    write(loop.value(), ANYTHING);
    out.append(loop.grouping() ? "..." : "");
    if (loop.condition() != null) {
      out.append(" if ");
      write(loop.condition(), ANYTHING);
    }
    out.append(list ? "]" : "}");
  }

  private void names(Body.@Nullable Name key, Body.Name value) {
    if (key != null) {
      out.append(key.text()).append(", ");
    }
    out.append(value.text());
  }

  private void parts(List<TemplatePart> parts) {
    for (TemplatePart part : parts) {
      switch (part) {
        case TemplatePart.Text text -> out.append(escape(text.text()));
        case TemplatePart.Interpolation(_, var value) -> {
          out.append("${");
          write(value, ANYTHING);
          out.append('}');
        }
        case TemplatePart.If(_, var condition, var whenTrue, var whenFalse) -> {
          out.append("%{if ");
          write(condition, ANYTHING);
          out.append('}');
          parts(whenTrue);
          if (!whenFalse.isEmpty()) {
            out.append("%{else}");
            parts(whenFalse);
          }
          out.append("%{endif}");
        }
        case TemplatePart.For(_, var key, var value, var collection, var body) -> {
          out.append("%{for ");
          names(key, value);
          out.append(" in ");
          write(collection, ANYTHING);
          out.append('}');
          parts(body);
          out.append("%{endfor}");
        }
      }
    }
  }

  /** As it has to stand between quotes. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> escaped.append("\\n");
        case '\r' -> escaped.append("\\r");
        case '\t' -> escaped.append("\\t");
        case '"' -> escaped.append("\\\"");
        case '\\' -> escaped.append("\\\\");
        // A sign at the end of a text may meet the brace of the next part, as in "$" before "${x}".
        case '$', '%' -> sign(escaped, text, i);
        default -> {
          if (Character.isISOControl(c)) {
            escaped.append("\\u%04x".formatted((int) c));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }

  private static void sign(StringBuilder escaped, String text, int at) {
    char c = text.charAt(at);
    if (at == text.length() - 1) {
      escaped.append("\\u%04x".formatted((int) c));
    } else if (text.charAt(at + 1) == '{') {
      escaped.append(c).append(c);
    } else {
      escaped.append(c);
    }
  }
}
