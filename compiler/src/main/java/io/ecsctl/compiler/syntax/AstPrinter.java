package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tree as text: a line a node, children indented, each with its place ({@code
 * line:column-column}, or with the last line as well).
 */
public final class AstPrinter {
  private final StringBuilder out = new StringBuilder();
  private final boolean spans;
  private int indent;

  private AstPrinter(boolean spans) {
    this.spans = spans;
  }

  public static String toTree(Body body) {
    AstPrinter printer = new AstPrinter(true);
    printer.items(body.items());
    return printer.out.toString();
  }

  public static String toTree(Expression expression) {
    AstPrinter printer = new AstPrinter(true);
    printer.expression("", expression);
    return printer.out.toString();
  }

  /** Without places: the same for two texts that differ in layout only. */
  public static String toTreeWithoutSpans(Expression expression) {
    AstPrinter printer = new AstPrinter(false);
    printer.expression("", expression);
    return printer.out.toString();
  }

  private void items(List<Body.Item> items) {
    for (Body.Item item : items) {
      switch (item) {
        case Body.Attribute(var span, var name, var value) -> {
          line("attribute " + name.text(), span);
          nested(() -> expression("", value));
        }
        case Body.Block block -> {
          StringBuilder header = new StringBuilder("block ").append(block.type().text());
          for (Body.Label label : block.labels()) {
            header.append(' ').append(label.quoted() ? quote(label.text()) : label.text());
          }
          line(header.toString(), block.span());
          nested(() -> items(block.body().items()));
        }
      }
    }
  }

  private void expression(String role, Expression expression) {
    SourceSpan span = expression.span();
    switch (expression) {
      case Expression.NullLiteral _ -> line(role + "null", span);
      case Expression.BoolLiteral bool -> line(role + bool.value(), span);
      case Expression.NumberLiteral number -> line(role + "number " + number.value(), span);
      case Expression.TypedLiteral literal ->
          line(role + ExpressionText.kindName(literal.kind()) + " " + literal.text(), span);
      case Expression.Template template -> template(role, template);
      case Expression.Variable variable -> line(role + "variable " + variable.name(), span);
      case Expression.GetAttribute get -> {
        line(role + "get ." + get.name().text(), span);
        nested(() -> expression("", get.object()));
      }
      case Expression.Index index -> {
        line(role + "index", span);
        nested(() -> expression("", index.collection()));
        nested(() -> expression("key ", index.key()));
      }
      case Expression.Splat splat -> {
        line(role + (splat.full() ? "splat [*]" : "splat .*"), span);
        nested(() -> expression("", splat.source()));
        nested(() -> expression("each ", splat.each()));
      }
      case Expression.SplatElement _ -> line(role + "element", span);
      case Expression.Call call -> {
        line(role + "call " + call.function().text() + (call.expandLast() ? " ..." : ""), span);
        nested(() -> call.arguments().forEach(argument -> expression("", argument)));
      }
      case Expression.Unary unary -> {
        line(role + "unary " + unary.operator().symbol(), span);
        nested(() -> expression("", unary.operand()));
      }
      case Expression.Binary binary -> {
        line(role + "binary " + binary.operator().symbol(), span);
        nested(() -> expression("", binary.left()));
        nested(() -> expression("", binary.right()));
      }
      case Expression.Conditional conditional -> {
        line(role + "conditional", span);
        nested(() -> expression("if ", conditional.condition()));
        nested(() -> expression("then ", conditional.whenTrue()));
        nested(() -> expression("else ", conditional.whenFalse()));
      }
      case Expression.Tuple tuple -> {
        line(role + "tuple", span);
        nested(() -> tuple.elements().forEach(element -> expression("", element)));
      }
      case Expression.ObjectExpression object -> {
        line(role + "object", span);
        for (Expression.ObjectExpression.Entry entry : object.entries()) {
          nested(() -> expression("key ", entry.key()));
          nested(() -> expression("value ", entry.value()));
        }
      }
      case Expression.For loop -> {
        line(
            role
                + "for "
                + names(loop.keyName(), loop.valueName())
                + (loop.grouping() ? " ..." : ""),
            span);
        nested(() -> expression("in ", loop.collection()));
        nestedIfPresent("key ", loop.key());
        nested(() -> expression("value ", loop.value()));
        nestedIfPresent("if ", loop.condition());
      }
      case Expression.Parenthesized parens -> {
        line(role + "parentheses", span);
        nested(() -> expression("", parens.inner()));
      }
      case Expression.Invalid _ -> line(role + "invalid", span);
    }
  }

  private void template(String role, Expression.Template template) {
    String constant = template.constant();
    if (constant != null) {
      line(role + "string " + quote(constant), template.span());
    } else {
      line(role + "template", template.span());
      nested(() -> template.parts().forEach(this::part));
    }
  }

  private void part(TemplatePart part) {
    switch (part) {
      case TemplatePart.Text(var span, var text) -> line("text " + quote(text), span);
      case TemplatePart.Interpolation(var span, var value) -> {
        line("interpolation", span);
        nested(() -> expression("", value));
      }
      case TemplatePart.If(var span, var condition, var whenTrue, var whenFalse) -> {
        line("if", span);
        nested(() -> expression("if ", condition));
        nested(() -> whenTrue.forEach(this::part));
        if (!whenFalse.isEmpty()) {
          line("else", null);
          nested(() -> whenFalse.forEach(this::part));
        }
      }
      case TemplatePart.For(var span, var key, var value, var collection, var body) -> {
        line("for " + names(key, value), span);
        nested(() -> expression("in ", collection));
        nested(() -> body.forEach(this::part));
      }
    }
  }

  private static String names(Body.@Nullable Name key, Body.Name value) {
    return key == null ? value.text() : key.text() + ", " + value.text();
  }

  private void nestedIfPresent(String role, @Nullable Expression expression) {
    if (expression != null) {
      nested(() -> expression(role, expression));
    }
  }

  private void nested(Runnable children) {
    indent++;
    children.run();
    indent--;
  }

  private void line(String text, @Nullable SourceSpan span) {
    out.append("  ".repeat(indent)).append(text);
    if (spans && span != null) {
      SourceFile file = span.file();
      int lastLine = file.lineAt(span.end());
      out.append("  @").append(span.line()).append(':').append(span.column()).append('-');
      if (lastLine != span.line()) {
        out.append(lastLine).append(':');
      }
      out.append(file.columnAt(span.end()));
    }
    out.append('\n');
  }

  private static String quote(String text) {
    return '"' + ExpressionText.escape(text) + '"';
  }
}
