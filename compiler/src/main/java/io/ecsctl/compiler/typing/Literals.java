package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.LiteralKind;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The types of what stands for itself: wherever it stands, its type is the same. */
public final class Literals {
  private Literals() {}

  /** Null when {@code expression} is no literal. */
  static @Nullable Type typeOf(Expression expression) {
    return switch (expression) {
      case Expression.NullLiteral _ -> Type.ANY;
      case Expression.BoolLiteral _ -> Type.BOOL;
      case Expression.NumberLiteral _ -> Type.NUMBER;
      case Expression.TypedLiteral(var _, var kind, var _) -> typeOf(kind);
      case Expression.Template(var _, var parts) -> isText(parts) ? Type.STRING : null;
      case Expression _ -> null;
    };
  }

  private static boolean isText(List<TemplatePart> parts) {
    for (TemplatePart part : parts) {
      if (!(part instanceof TemplatePart.Text)) {
        return false;
      }
    }
    return true;
  }

  /** What a literal that says its unit is. */
  public static Type typeOf(LiteralKind kind) {
    return switch (kind) {
      case CIDR -> Type.CIDR;
      case PORT -> Type.PORT;
      case SIZE -> Type.SIZE;
      case CPU -> Type.CPU;
      case DURATION -> Type.DURATION;
    };
  }
}
