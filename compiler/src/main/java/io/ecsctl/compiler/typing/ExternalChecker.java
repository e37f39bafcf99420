package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.program.FieldPath;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code lifecycle { external = […] }}: every element is the path of a field that the kind has. */
final class ExternalChecker {
  private final DiagnosticSink sink;

  ExternalChecker(DiagnosticSink sink) {
    this.sink = sink;
  }

  void check(Body.Block lifecycle, BlockSchema schema) {
    lifecycle
        .body()
        .attribute("external")
        .map(Body.Attribute::value)
        .ifPresent(value -> {
          switch (value) {
            case Expression.Tuple(var _, var elements) ->
                elements.forEach(element -> field(element, schema));
            case Expression.Invalid _ -> {}
            case Expression other -> noPath(other);
          }
        });
  }

  private void field(Expression written, BlockSchema schema) {
    if (written instanceof Expression.Invalid) {
      return;
    }
    FieldPath path = FieldPath.of(written);
    if (path == null) {
      noPath(written);
      return;
    }
    @Nullable BlockSchema block = schema;
    for (int at = 0; at < path.steps().size(); at++) {
      FieldPath.Step step = path.steps().get(at);
      Optional<AttributeSchema> attribute =
          block == null ? Optional.empty() : block.attribute(step.name());
      if (attribute.isEmpty()) {
        UnknownField.report(written, step.name(), block, sink);
        return;
      }
      block = AttributeTypes.block(attribute.get().type());
      boolean last = at == path.steps().size() - 1;
      boolean keyed =
          attribute.get().type() instanceof AttributeType.MapOf
              || (attribute.get().type() instanceof AttributeType.Repeated(var _, var key, var _)
                  && !key.isEmpty());
      if (!step.key().isEmpty() && !keyed) {
        sink.report(
            Diagnostic.of(
                TypingRules.EXTERNAL, written.span(), "%s is not chosen by a key", step.name()));
        return;
      }
      if (step.key().isEmpty()
          && !last
          && attribute.get().type() instanceof AttributeType.Repeated) {
        sink.report(
            Diagnostic.of(
                    TypingRules.EXTERNAL,
                    written.span(),
                    "there may be several blocks %s",
                    step.name())
                .detail("Say which one: %s[\"NAME\"]", step.name()));
        return;
      }
    }
  }

  private void noPath(Expression written) {
    sink.report(
        Diagnostic.of(
                TypingRules.EXTERNAL,
                written.span(),
                "external takes a list of fields, not %s",
                written.span().text())
            .detail("Write: external = [desired_count, container[\"app\"].image]"));
  }
}
