package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.Article;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** First walk over the files: the top-level blocks become declarations. */
final class DeclarationCollector {
  private static final Set<String> MODULE_META =
      Set.of("source", "for_each", "count", "enabled", "depends_on");
  private static final Set<String> WITHOUT_LABEL =
      Set.of("locals", "types", "moved", "import", "removed");
  private static final Set<String> META =
      Set.of("for_each", "count", "enabled", "depends_on", "lifecycle");

  private final Schema schema;
  private final DiagnosticSink sink;
  private final BlockSources sources;
  private final boolean inModule;
  private final Function<Body.Block, @Nullable BoundProgram> modules;
  private final Declarations found = new Declarations();
  private final Map<String, SourceSpan> firstPlaces = new HashMap<>();

  /**
   * @param inModule whether the files are those of a module, which has no stack of its own
   * @param modules what the source of a module block holds; null when it can not be had
   */
  DeclarationCollector(
      Schema schema,
      DiagnosticSink sink,
      boolean inModule,
      Function<Body.Block, @Nullable BoundProgram> modules) {
    this.inModule = inModule;
    this.modules = modules;
    this.schema = schema;
    this.sink = sink;
    this.sources = new BlockSources(sink);
  }

  Declarations collect(List<Body> files) {
    for (Body file : files) {
      for (Body.Item item : file.items()) {
        switch (item) {
          case Body.Attribute attribute -> misplaced(attribute);
          case Body.Block block -> collect(block);
        }
      }
    }
    if (found.stack == null && !inModule) {
      sink.report(
          Diagnostic.of(BindingRules.STACK_BLOCK, null, "the program has no stack block")
              .detail(
                  "The stack's name is how its resources are found again in the account."
                      + " Add one: stack \"NAME\" { region = \"eu-central-1\" }"));
    }
    return found;
  }

  private void misplaced(Body.Attribute attribute) {
    sink.report(
        Diagnostic.of(
                BindingRules.TOP_LEVEL_ARGUMENT,
                attribute.name().span(),
                "%s stands outside of any block",
                attribute.name().text())
            .detail(
                "At the top level of a file there are only blocks. For a name of your own: locals {"
                    + " %s }",
                attribute.span().text().lines().findFirst().orElse("")));
  }

  private void collect(Body.Block block) {
    String type = block.type().text();
    switch (type) {
      case "stack" -> stack(block);
      case "variable" -> {
        String name = onlyLabel(block);
        if (name != null && isFirst("var." + name, block.header())) {
          found.variables.put(name, new Declaration.Variable(block, name));
        }
      }
      case "output" -> {
        String name = onlyLabel(block);
        if (name != null && isFirst("output." + name, block.header())) {
          found.outputs.add(new Declaration.Output(block, name));
        }
      }
      case "check" -> {
        String name = onlyLabel(block);
        if (name != null && isFirst("check." + name, block.header())) {
          found.checks.add(new Declaration.Check(block, name));
        }
      }
      case "function" -> {
        String name = onlyLabel(block);
        if (name != null && isFirst("function." + name, block.header())) {
          found.functions.put(name, new Declaration.Function(block, name));
        }
      }
      case "types" ->
          named(block, "type.")
              .forEach(named ->
                  found.types.put(
                      named.name().text(),
                      new Declaration.NamedType(
                          named.name().span(), named.name().text(), named.value())));
      case "locals" ->
          named(block, "local.")
              .forEach(local ->
                  found.locals.put(
                      local.name().text(),
                      new Declaration.Local(local.span(), local.name().text(), local.value())));
      case "module" -> module(block);
      case "data" -> data(block);
      // Tests are about the program, and no part of it.
      case "test" -> {}
      case "moved", "import", "removed" -> {
        if (!block.labels().isEmpty()) {
          wrongLabels(block, "%s takes no label".formatted(type));
        }
        found.handovers.add(block);
      }
      default -> {
        Optional<KindSchema> kind = schema.kind(type);
        if (kind.isPresent()) {
          resource(block, kind.get());
        } else if (!new TerraformBlocks(schema, sink).report(block, found.broken)) {
          unknownBlock(block);
        }
      }
    }
  }

  private void stack(Body.Block block) {
    String name = onlyLabel(block);
    if (name == null) {
      name = "";
    }
    if (inModule) {
      sink.report(
          Diagnostic.of(BindingRules.STACK_BLOCK, block.header(), "a module has no stack block")
              .detail(
                  "It belongs to the stack of the program that uses it, and reads stack.name and"
                      + " stack.region from there."));
      return;
    }
    if (found.stack == null) {
      found.stack = new Declaration.Stack(block, name);
    } else {
      sink.report(
          Diagnostic.of(
                  BindingRules.STACK_BLOCK, block.header(), "a second stack block, \"%s\"", name)
              .detail("A program is one stack. Put the other one into a directory of its own.")
              .related(found.stack.span(), "the first one is here"));
    }
  }

  /** What a block without a label declares by its arguments, each name once. */
  private List<Body.Attribute> named(Body.Block block, String prefix) {
    String type = block.type().text();
    if (!block.labels().isEmpty()) {
      wrongLabels(block, Article.with(type) + " block takes no label");
    }
    List<Body.Attribute> first = new ArrayList<>();
    for (Body.Item item : block.body().items()) {
      switch (item) {
        case Body.Attribute attribute -> {
          if (isFirst(prefix + attribute.name().text(), attribute.name().span())) {
            first.add(attribute);
          }
        }
        case Body.Block inner ->
            sink.report(
                Diagnostic.of(
                        BindingRules.UNKNOWN_BLOCK,
                        inner.header(),
                        "%s has arguments only, no %s block",
                        type,
                        inner.type().text())
                    .detail("For an object write: %s = { … }", inner.type().text()));
      }
    }
    return first;
  }

  private void resource(Body.Block block, KindSchema kind) {
    String name = onlyLabel(block);
    if (name == null || !isFirst(kind.kind() + "." + name, block.header())) {
      return;
    }
    Body body = block.body();
    META.forEach(meta -> onlyOnce(body, meta));
    Expression forEach = value(body, "for_each");
    Expression count = countBeside(forEach, body, kind.kind() + "." + name);
    found.resources.put(
        kind.kind() + "." + name,
        new Declaration.Resource(
            block,
            kind,
            name,
            sources.of(withoutLabels(block), META),
            forEach,
            count,
            value(body, "enabled"),
            dependsOn(body),
            body.blocks("lifecycle").findFirst().orElse(null),
            null));
  }

  private void data(Body.Block block) {
    new DataBlocks(schema, sink, sources)
        .declaration(block, found.broken)
        .filter(data -> isFirst(data.path(), block.header()))
        .ifPresent(data -> {
          DataBlocks.META.forEach(meta -> onlyOnce(block.body(), meta));
          countBeside(data.forEach(), block.body(), data.path());
          found.resources.put(data.path(), data);
        });
  }

  /** {@code count}, unless there is {@code for_each} already. */
  private @Nullable Expression countBeside(@Nullable Expression forEach, Body body, String path) {
    Expression count = value(body, "count");
    if (forEach == null || count == null) {
      return count;
    }
    sink.report(
        Diagnostic.of(
                BindingRules.META_ARGUMENT, count.span(), "%s has both count and for_each", path)
            .detail("Keep one of them.")
            .related(forEach.span(), "for_each is here"));
    return null;
  }

  private void module(Body.Block block) {
    String name = onlyLabel(block);
    if (name == null || !isFirst("module." + name, block.header())) {
      return;
    }
    Body body = block.body();
    List.of("for_each", "count", "enabled", "depends_on").forEach(meta -> onlyOnce(body, meta));
    body.blocks()
        .forEach(inner ->
            sink.report(
                Diagnostic.of(
                        BindingRules.UNKNOWN_BLOCK,
                        inner.header(),
                        "a module takes arguments only, no %s block",
                        inner.type().text())
                    .detail("Its arguments are the variables of its source.")));
    Expression forEach = value(body, "for_each");
    found.modules.put(
        name,
        new Declaration.Module(
            block,
            name,
            modules.apply(block),
            forEach,
            countBeside(forEach, body, "module." + name),
            value(body, "enabled"),
            dependsOn(body),
            body.attributes()
                .filter(attribute -> !MODULE_META.contains(attribute.name().text()))
                .toList()));
  }

  /** A resource's label is its name in the program, not an attribute. */
  private static Body.Block withoutLabels(Body.Block block) {
    return new Body.Block(block.span(), block.header(), block.type(), List.of(), block.body());
  }

  private List<Expression> dependsOn(Body body) {
    return switch (value(body, "depends_on")) {
      case null -> List.of();
      case Expression.Tuple(var _, var elements) -> elements;
      case Expression.Invalid _ -> List.of();
      case Expression other -> {
        sink.report(
            Diagnostic.of(
                    BindingRules.META_ARGUMENT,
                    other.span(),
                    "depends_on takes a list of resources")
                .detail("Write: depends_on = [KIND.name]"));
        yield List.of();
      }
    };
  }

  private void onlyOnce(Body body, String meta) {
    List<SourceSpan> places =
        body.items().stream()
            .map(item ->
                switch (item) {
                  case Body.Attribute attribute -> attribute.name();
                  case Body.Block inner -> inner.type();
                })
            .filter(name -> name.text().equals(meta))
            .map(Body.Name::span)
            .toList();
    if (places.size() > 1) {
      sink.report(
          Diagnostic.of(
                  BindingRules.META_ARGUMENT, places.get(1), "%s is given a second time", meta)
              .related(places.getFirst(), "the first one is here"));
    }
  }

  private static @Nullable Expression value(Body body, String name) {
    return body.attribute(name).map(Body.Attribute::value).orElse(null);
  }

  private void unknownBlock(Body.Block block) {
    String type = block.type().text();
    Set<String> known = new HashSet<>(schema.kinds().keySet());
    known.addAll(
        List.of(
            "stack",
            "variable",
            "locals",
            "output",
            "module",
            "check",
            "types",
            "function",
            "data",
            "test",
            "moved",
            "import",
            "removed"));
    Optional<String> nearest = Suggestions.nearest(type, known);
    block.label().ifPresent(label -> found.broken.add(type + "." + label.text()));
    nearest.ifPresent(
        kind -> block.label().ifPresent(label -> found.broken.add(kind + "." + label.text())));
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            BindingRules.UNKNOWN_BLOCK, block.type().span(), "there is no kind \"%s\"", type);
    nearest.ifPresentOrElse(
        kind -> diagnostic.didYouMean(kind, block.type().span()),
        () -> diagnostic.detail("The kinds are: %s.", String.join(", ", schema.kinds().keySet())));
    sink.report(diagnostic);
  }

  private @Nullable String onlyLabel(Body.Block block) {
    if (block.labels().size() == 1) {
      return block.labels().getFirst().text();
    }
    String type = block.type().text();
    block.label().ifPresent(label -> found.broken.add(type + "." + label.text()));
    wrongLabels(
        block,
        block.labels().isEmpty()
            ? "this %s has no name".formatted(type)
            : "this %s has %d labels instead of one".formatted(type, block.labels().size()));
    return null;
  }

  private void wrongLabels(Body.Block block, String headline) {
    sink.report(
        Diagnostic.of(BindingRules.BAD_LABELS, block.header(), "%s", headline)
            .detail(
                "Write: %s%s { … }",
                block.type().text(),
                WITHOUT_LABEL.contains(block.type().text()) ? "" : " \"NAME\""));
  }

  private boolean isFirst(String path, SourceSpan place) {
    SourceSpan first = firstPlaces.putIfAbsent(path, place);
    if (first == null) {
      return true;
    }
    sink.report(
        Diagnostic.of(
                BindingRules.DUPLICATE_DECLARATION, place, "%s is declared a second time", path)
            .detail("Rename one of the two, or remove it.")
            .related(first, "the first one is here"));
    return false;
  }

  /**
   * All names a list of messages can suggest; kept here because only this class knows the roots.
   */
  static List<String> roots(Schema schema) {
    List<String> roots = new ArrayList<>(schema.kinds().keySet());
    roots.addAll(List.of("var", "local", "module", "data", "each", "count", "stack", "path"));
    return roots;
  }
}
