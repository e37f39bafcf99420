package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Every place where the text of a program goes one way or the other. */
final class Branches {
  private static final Set<String> REPEATED = Set.of("for_each", "count");

  private final List<Place> found = new ArrayList<>();

  record Place(SourceSpan span, CoverageReport.Kind kind) {}

  Branches(List<Body> files) {
    for (Body file : files) {
      file.blocks()
          .filter(block -> !block.type().text().equals("test"))
          .forEach(block -> block(block, true));
    }
  }

  /** In source order. */
  List<Place> all() {
    return found;
  }

  /**
   * @param top whether it stands in no other
   */
  private void block(Body.Block block, boolean top) {
    boolean repeats = top || block.type().text().equals("dynamic");
    boolean variable = block.type().text().equals("variable");
    for (Body.Item item : block.body().items()) {
      switch (item) {
        case Body.Block inner -> block(inner, false);
        case Body.Attribute(var _, var name, var value) -> {
          if (variable && name.text().equals("type")) {
            continue; // a type is not evaluated
          }
          if (repeats && REPEATED.contains(name.text()) && !isLiteral(value)) {
            found.add(new Place(value.span(), CoverageReport.Kind.INSTANCES));
          } else if (top
              && name.text().equals("enabled")
              && !(value instanceof Expression.BoolLiteral)) {
            found.add(new Place(value.span(), CoverageReport.Kind.ENABLED));
          }
          expression(value);
        }
      }
    }
  }

  /** What is written out is as many as it is. */
  private static boolean isLiteral(Expression value) {
    return switch (value) {
      case Expression.ObjectExpression _, Expression.Tuple _, Expression.NumberLiteral _ -> true;
      case Expression.Call(var _, var function, var arguments, var _)
          when function.text().equals("toset") ->
          arguments.stream().allMatch(Branches::isLiteral);
      case Expression _ -> false;
    };
  }

  private void expression(Expression expression) {
    switch (expression) {
      case Expression.Conditional choice ->
          found.add(new Place(choice.span(), CoverageReport.Kind.CONDITIONAL));
      case Expression.For loop when loop.condition() != null ->
          found.add(new Place(loop.condition().span(), CoverageReport.Kind.FILTER));
      case Expression.Template template -> template.parts().forEach(this::part);
      case Expression _ -> {}
    }
    Parts.of(expression).forEach(this::expression);
  }

  private void part(TemplatePart part) {
    switch (part) {
      case TemplatePart.If choice -> {
        found.add(new Place(choice.span(), CoverageReport.Kind.TEMPLATE));
        choice.whenTrue().forEach(this::part);
        choice.whenFalse().forEach(this::part);
      }
      case TemplatePart.For loop -> loop.body().forEach(this::part);
      case TemplatePart.Text _, TemplatePart.Interpolation _ -> {}
    }
  }
}
