package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import org.jspecify.annotations.Nullable;

/** {@code lifecycle { ignore_changes = […] }}: every element is an attribute that the kind has. */
final class IgnoredChecker {
  private static final String ALL = "all";

  private final DiagnosticSink sink;

  IgnoredChecker(DiagnosticSink sink) {
    this.sink = sink;
  }

  void check(Body.Block lifecycle, BlockSchema schema) {
    lifecycle
        .body()
        .attribute("ignore_changes")
        .map(Body.Attribute::value)
        .ifPresent(value -> {
          switch (value) {
            case Expression.Tuple(var _, var elements) ->
                elements.forEach(element -> attribute(element, schema));
            case Expression.Invalid _ -> {}
            case Expression other when ALL.equals(name(other)) -> {}
            case Expression other -> noAttribute(other);
          }
        });
  }

  private void attribute(Expression written, BlockSchema schema) {
    if (written instanceof Expression.Invalid) {
      return;
    }
    String name = name(written);
    if (name == null) {
      noAttribute(written);
    } else if (!name.equals(ALL) && schema.attribute(name).isEmpty()) {
      UnknownField.report(written, name, schema, sink);
    }
  }

  private static @Nullable String name(Expression written) {
    return switch (written) {
      case Expression.Variable(var _, var word) -> word;
      case Expression.Template template -> template.constant();
      default -> null;
    };
  }

  private void noAttribute(Expression written) {
    sink.report(
        Diagnostic.of(
                TypingRules.EXTERNAL,
                written.span(),
                "ignore_changes takes a list of attributes, not %s",
                written.span().text())
            .detail(
                "Write: ignore_changes = [desired_count], or all. A single field within one is left"
                    + " to others with external."));
  }
}
