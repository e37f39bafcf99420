package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.address.ModuleStep;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Addresses that are written where no value is meant: {@code module.net["a"].subnet.public}. They
 * may name what is no longer declared, so nothing is looked up but the kind.
 */
final class AddressReader {
  private record Segment(SourceSpan span, String name, @Nullable InstanceKey key) {}

  private final Schema schema;
  private final DiagnosticSink sink;

  AddressReader(Schema schema, DiagnosticSink sink) {
    this.schema = schema;
    this.sink = sink;
  }

  /** Null for what is no address, which has been reported. */
  Handovers.@Nullable Written read(Expression written) {
    if (written instanceof Expression.Invalid) {
      return null;
    }
    List<Segment> segments = new ArrayList<>();
    if (!collect(written, segments)) {
      report(written);
      return null;
    }
    List<ModuleStep> steps = new ArrayList<>();
    int at = 0;
    while (at + 1 < segments.size()
        && segments.get(at).name().equals("module")
        && segments.get(at).key() == null) {
      steps.add(new ModuleStep(segments.get(at + 1).name(), segments.get(at + 1).key()));
      at += 2;
    }
    String module = steps.stream().map(ModuleStep::text).collect(Collectors.joining("."));
    if (at == segments.size() && at > 0) {
      return new Handovers.Written(AddressRange.ofModule(module), written.span());
    }
    if (at + 2 != segments.size() || segments.get(at).key() != null) {
      report(written);
      return null;
    }
    Segment kind = segments.get(at);
    if (schema.kind(kind.name()).isEmpty()) {
      unknownKind(kind);
      return null;
    }
    Segment name = segments.get(at + 1);
    return new Handovers.Written(
        new AddressRange(module, kind.name(), name.name(), name.key()), written.span());
  }

  private static boolean collect(Expression expression, List<Segment> into) {
    switch (expression) {
      case Expression.Variable(var span, var name) -> into.add(new Segment(span, name, null));
      case Expression.GetAttribute(var _, var object, var name) -> {
        if (!collect(object, into)) {
          return false;
        }
        into.add(new Segment(name.span(), name.text(), null));
      }
      case Expression.Index(var _, var collection, var key) -> {
        InstanceKey constant = key(key);
        if (constant == null || !collect(collection, into) || into.getLast().key() != null) {
          return false;
        }
        Segment last = into.removeLast();
        into.add(new Segment(last.span(), last.name(), constant));
      }
      case Expression _ -> {
        return false;
      }
    }
    return true;
  }

  private static @Nullable InstanceKey key(Expression key) {
    return switch (key) {
      case Expression.Template template when template.constant() != null ->
          new InstanceKey.Text(template.constant());
      case Expression.NumberLiteral(var _, var number)
          when number.signum() >= 0 && number.stripTrailingZeros().scale() <= 0 ->
          new InstanceKey.Index(number.intValue());
      case Expression _ -> null;
    };
  }

  private void report(Expression written) {
    sink.report(
        Diagnostic.of(
                BindingRules.ADDRESS,
                written.span(),
                "this is not an address: %s",
                written.span().text())
            .detail(
                "An address is KIND.name, with module.NAME before it for what is in a module and"
                    + " [\"key\"] or [0] behind it for one of several. Keys are written out."));
  }

  private void unknownKind(Segment kind) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(BindingRules.ADDRESS, kind.span(), "there is no kind \"%s\"", kind.name());
    Suggestions.nearest(kind.name(), schema.kinds().keySet())
        .ifPresentOrElse(
            nearest -> diagnostic.didYouMean(nearest, kind.span()),
            () ->
                diagnostic.detail(
                    "The kinds are: %s.", String.join(", ", schema.kinds().keySet())));
    sink.report(diagnostic);
  }
}
