package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Terraform's language once needed and still is read: quotes around an expression that is the
 * whole value of an argument, and around a variable's type. {@code terraform fmt} takes both away;
 * here that is offered, because a formatter leaves the tokens as they are.
 */
public final class LegacyNotation {
  private static final Set<String> QUOTED_TYPES = Set.of("string", "number", "bool", "any");

  /** Nothing but white space and strip markers, so that no comment is lost with them. */
  private static final Pattern BEFORE = Pattern.compile("\"\\$\\{~?\\s*");

  private static final Pattern BEHIND = Pattern.compile("\\s*~?}\"");

  private final List<Diagnostic> found = new ArrayList<>();

  private LegacyNotation() {}

  /** In a whole file, in source order. */
  public static List<Diagnostic> of(Body file) {
    LegacyNotation notation = new LegacyNotation();
    for (Body.Item item : file.items()) {
      notation.item(item);
      if (item instanceof Body.Block block && block.type().text().equals("variable")) {
        block.body().attribute("type").map(Body.Attribute::value).ifPresent(notation::type);
      }
    }
    return notation.found;
  }

  private void item(Body.Item item) {
    switch (item) {
      case Body.Attribute attribute -> value(attribute.value());
      case Body.Block block -> block.body().items().forEach(this::item);
    }
  }

  private void value(Expression value) {
    if (value instanceof Expression.Template(var whole, var parts)
        && parts.size() == 1
        && parts.getFirst() instanceof TemplatePart.Interpolation(var _, var inner)
        && isAllOf(inner.span(), whole)) {
      String text = inner.span().text();
      report(
          whole,
          "the quotes and ${ } around this are not needed",
          needsParentheses(inner) ? "(" + text + ")" : text);
    }
  }

  private void type(Expression type) {
    if (type instanceof Expression.Template template) {
      String name = template.constant();
      if (name != null && QUOTED_TYPES.contains(name)) {
        report(template.span(), "a type is written without quotes", name);
      }
    }
  }

  private static boolean isAllOf(SourceSpan inner, SourceSpan whole) {
    String text = whole.file().text();
    return BEFORE.matcher(text.substring(whole.start(), inner.start())).matches()
        && BEHIND.matcher(text.substring(inner.end(), whole.end())).matches();
  }

  /** Outside of quotes and brackets an expression ends with its line. */
  private static boolean needsParentheses(Expression expression) {
    return expression.span().line() < expression.span().file().lineAt(expression.span().end())
        && switch (expression) {
          case Expression.Template _,
              Expression.Parenthesized _,
              Expression.Tuple _,
              Expression.ObjectExpression _,
              Expression.For _ ->
              false;
          case Expression _ -> true;
        };
  }

  private void report(SourceSpan span, String headline, String by) {
    String title = by.contains("\n") ? "take them away" : "write " + by;
    found.add(
        Diagnostic.of(TypingRules.LEGACY, span, "%s", headline)
            .fix(title, Edit.replace(span, by))
            .build());
  }
}
