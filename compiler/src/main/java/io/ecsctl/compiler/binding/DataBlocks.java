package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.DataSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code data KIND "name" { … }}: its labels, and what it says beside its arguments. */
final class DataBlocks {
  /** What a block says beside its arguments. */
  static final Set<String> META = Set.of("for_each", "count", "enabled", "all");

  private final Schema schema;
  private final DiagnosticSink sink;
  private final BlockSources sources;

  DataBlocks(Schema schema, DiagnosticSink sink, BlockSources sources) {
    this.schema = schema;
    this.sink = sink;
    this.sources = sources;
  }

  /**
   * @param broken takes the path of a block that means nothing for a reason that is reported here
   */
  Optional<Declaration.Resource> declaration(Body.Block block, Set<String> broken) {
    List<Body.Label> labels = block.labels();
    if (labels.size() != 2) {
      broken.add(
          labels.stream().map(Body.Label::text).collect(Collectors.joining(".", "data.", "")));
      sink.report(
          Diagnostic.of(
                  BindingRules.BAD_LABELS,
                  block.header(),
                  "a data block has two labels: what is looked up, and a name")
              .detail("Write: data KIND \"NAME\" { … }"));
      return Optional.empty();
    }
    String kind = labels.getFirst().text();
    Optional<DataSchema> known = schema.data(kind);
    if (known.isEmpty()) {
      unknown(labels.getFirst());
      broken.add("data." + kind + "." + labels.getLast().text());
      return Optional.empty();
    }
    return Optional.of(declaration(block, known.get(), labels.getLast().text()));
  }

  private Declaration.Resource declaration(Body.Block block, DataSchema data, String name) {
    KindSchema object =
        schema
            .object(data.kind())
            .orElseThrow(() -> new IllegalStateException("nothing is found of " + data.kind()));
    Body body = block.body();
    boolean all = isAll(body);
    Optional<Body.Attribute> repeated =
        body.attribute("for_each").or(() -> body.attribute("count"));
    if (all && repeated.isPresent()) {
      sink.report(
          Diagnostic.of(
                  BindingRules.META_ARGUMENT,
                  repeated.get().name().span(),
                  "data.%s.%s has both all and %s",
                  data.kind(),
                  name,
                  repeated.get().name().text())
              .detail("Take all that match, or look for one at a time."));
    }
    return new Declaration.Resource(
        block,
        arguments(data, object),
        name,
        sources.of(
            new Body.Block(block.span(), block.header(), block.type(), List.of(), body), META),
        value(body, "for_each"),
        body.attribute("for_each").isPresent() ? null : value(body, "count"),
        value(body, "enabled"),
        List.of(),
        null,
        new Declaration.Data(data, object, all && repeated.isEmpty()));
  }

  /** The block's arguments are checked and evaluated like those of a resource. */
  private static KindSchema arguments(DataSchema data, KindSchema object) {
    return new KindSchema(
        data.kind(),
        data.service(),
        data.api(),
        data.doc(),
        data.arguments(),
        List.of(),
        object.identity(),
        null,
        object.ownership(),
        object.replacement(),
        false);
  }

  private static @Nullable Expression value(Body body, String name) {
    return body.attribute(name).map(Body.Attribute::value).orElse(null);
  }

  /** It decides what the block's name stands for, so it can not depend on the program. */
  private boolean isAll(Body body) {
    Expression written = value(body, "all");
    if (written != null
        && !(written instanceof Expression.BoolLiteral)
        && !(written instanceof Expression.Invalid)) {
      sink.report(
          Diagnostic.of(
              BindingRules.META_ARGUMENT, written.span(), "all is written out as true or false"));
    }
    return written instanceof Expression.BoolLiteral(var _, var all) && all;
  }

  private void unknown(Body.Label label) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            BindingRules.UNKNOWN_BLOCK,
            label.span(),
            "there is no \"%s\" to look up",
            label.text());
    TerraformNames.kind(label.text())
        .filter(kind -> schema.data().containsKey(kind))
        .or(() -> Suggestions.nearest(label.text(), schema.data().keySet()))
        .ifPresentOrElse(
            nearest ->
                diagnostic
                    .didYouMean(nearest)
                    .fix(
                        "change it to " + nearest,
                        Edit.replace(
                            label.span(),
                            label.span().text().startsWith("\"")
                                ? "\"" + nearest + "\""
                                : nearest)),
            () ->
                diagnostic.detail(
                    "What can be looked up: %s.", String.join(", ", schema.data().keySet())));
    sink.report(diagnostic);
  }
}
