package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;

/** One value where a list of such values is wanted: what is meant is certain. */
final class ListOfOne {
  private ListOfOne() {}

  /** Offers brackets around {@code value}, if that makes it fit. */
  static void offer(Diagnostic.Builder diagnostic, Expression value, Type given, Type wanted) {
    boolean fits =
        switch (wanted) {
          case Type.ListType(var element) -> fits(given, element);
          case Type.SetType(var element) -> fits(given, element);
          default -> false;
        };
    if (fits) {
      offer(diagnostic, value);
    }
  }

  /** A text may turn out to be no number, and no address: then brackets are not all it needs. */
  private static boolean fits(Type given, Type element) {
    return Type.STRING.equals(given)
        ? Type.STRING.equals(element) || Type.ANY.equals(element)
        : Types.assignable(given, element);
  }

  /** Offers brackets around {@code value}. */
  static void offer(Diagnostic.Builder diagnostic, Expression value) {
    diagnostic.fix(
        "write a list of one", Edit.replace(value.span(), "[" + value.span().text() + "]"));
  }
}
