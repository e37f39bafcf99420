package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.address.ModuleStep;
import io.ecsctl.compiler.diagnostic.Article;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The {@code moved}, {@code import} and {@code removed} blocks of one program or module. */
final class HandoverBinder {
  private final Declarations declarations;
  private final boolean inModule;
  private final AddressReader addresses;
  private final DiagnosticSink sink;

  HandoverBinder(Schema schema, Declarations declarations, boolean inModule, DiagnosticSink sink) {
    this.declarations = declarations;
    this.inModule = inModule;
    this.addresses = new AddressReader(schema, sink);
    this.sink = sink;
  }

  Handovers bind() {
    List<Handovers.Moved> moved = new ArrayList<>();
    List<Handovers.Import> imports = new ArrayList<>();
    List<Handovers.Removed> removed = new ArrayList<>();
    for (Body.Block block : declarations.handovers) {
      switch (block.type().text()) {
        case "moved" -> moved(block).ifPresent(moved::add);
        case "import" -> imported(block).ifPresent(imports::add);
        default -> removed(block).ifPresent(removed::add);
      }
    }
    checkOnce(moved);
    checkCircles(moved);
    // What moved on, or was removed later, need not be declared any more.
    moved.stream()
        .map(Handovers.Moved::to)
        .filter(to ->
            moved.stream().noneMatch(next -> next.from().range().equals(to.range()))
                && removed.stream().noneMatch(gone -> gone.from().range().equals(to.range())))
        .forEach(this::requireDeclared);
    checkOneObject(imports);
    imports.stream().map(Handovers.Import::to).forEach(this::requireDeclared);
    return new Handovers(declarations.handovers, moved, imports, removed);
  }

  private Optional<Handovers.Moved> moved(Body.Block block) {
    Handovers.Written from = address(block, "from");
    Handovers.Written to = address(block, "to");
    if (from == null || to == null) {
      return Optional.empty();
    }
    AddressRange a = from.range();
    AddressRange b = to.range();
    if (a.isModule() != b.isModule() || !a.kind().equals(b.kind())) {
      sink.report(
          Diagnostic.of(BindingRules.MOVE, to.span(), "%s can not become %s", from, to)
              .detail("An object keeps its kind: take this block out, and it is made anew.")
              .related(from.span(), "this is " + what(a)));
      return Optional.empty();
    }
    if (a.equals(b)) {
      sink.report(Diagnostic.of(BindingRules.MOVE, to.span(), "%s is moved to where it is", from));
      return Optional.empty();
    }
    return Optional.of(new Handovers.Moved(block, from, to));
  }

  private static String what(AddressRange range) {
    return range.isModule() ? "a module" : Article.with(range.kind());
  }

  private Optional<Handovers.Import> imported(Body.Block block) {
    if (inModule) {
      sink.report(
          Diagnostic.of(
                  BindingRules.IMPORT, block.header(), "import stands in the root program only")
              .detail("Which objects there are differs from one use of a module to the next."));
      return Optional.empty();
    }
    Handovers.Written to = address(block, "to");
    Expression id = value(block, "id");
    if (to == null || id == null) {
      return Optional.empty();
    }
    if (to.range().isModule()) {
      sink.report(
          Diagnostic.of(BindingRules.IMPORT, to.span(), "an object can not become a whole module")
              .detail("Name one resource: %s.KIND.name", to));
      return Optional.empty();
    }
    return Optional.of(new Handovers.Import(block, to, id));
  }

  private Optional<Handovers.Removed> removed(Body.Block block) {
    Handovers.Written from = address(block, "from");
    boolean destroy =
        block
            .body()
            .blocks("lifecycle")
            .flatMap(lifecycle -> lifecycle.body().attribute("destroy").stream())
            .noneMatch(
                flag -> flag.value() instanceof Expression.BoolLiteral(var _, var value) && !value);
    return from == null
        ? Optional.empty()
        : Optional.of(new Handovers.Removed(block, from, destroy));
  }

  private Handovers.@Nullable Written address(Body.Block block, String name) {
    Expression value = value(block, name);
    return value == null ? null : addresses.read(value);
  }

  private static @Nullable Expression value(Body.Block block, String name) {
    return block.body().attribute(name).map(Body.Attribute::value).orElse(null);
  }

  /** Nothing goes two ways, and nothing comes from two places. */
  private void checkOnce(List<Handovers.Moved> moved) {
    Map<AddressRange, Handovers.Moved> from = new HashMap<>();
    Map<AddressRange, Handovers.Moved> to = new HashMap<>();
    for (Handovers.Moved move : moved) {
      Handovers.Moved other = from.putIfAbsent(move.from().range(), move);
      if (other != null) {
        sink.report(
            Diagnostic.of(BindingRules.MOVE, move.from().span(), "%s is moved twice", move.from())
                .related(other.from().span(), "here it goes to " + other.to()));
      }
      other = to.putIfAbsent(move.to().range(), move);
      if (other != null) {
        sink.report(
            Diagnostic.of(BindingRules.MOVE, move.to().span(), "two are moved to %s", move.to())
                .detail("An address holds one object.")
                .related(other.to().span(), "here " + other.from() + " is moved there"));
      }
    }
  }

  private void checkCircles(List<Handovers.Moved> moved) {
    Map<AddressRange, Handovers.Moved> from = new HashMap<>();
    moved.forEach(move -> from.putIfAbsent(move.from().range(), move));
    for (Handovers.Moved start : moved) {
      List<Handovers.Moved> path = new ArrayList<>();
      Handovers.@Nullable Moved at = start;
      while (at != null && !path.contains(at)) {
        path.add(at);
        at = from.get(at.to().range());
      }
      boolean first =
          path.stream().mapToInt(moved::indexOf).min().orElse(0) == moved.indexOf(start);
      if (start.equals(at) && first) {
        sink.report(
            Diagnostic.of(
                    BindingRules.MOVE,
                    start.from().span(),
                    "these moves lead back to %s",
                    start.from())
                .detail(
                    "%s. Say only where it is now.",
                    path.stream()
                            .map(move -> move.from().toString())
                            .collect(Collectors.joining(" → "))
                        + " → "
                        + start.from()));
      }
    }
  }

  private void checkOneObject(List<Handovers.Import> imports) {
    Map<AddressRange, Handovers.Import> seen = new HashMap<>();
    for (Handovers.Import adopted : imports) {
      Handovers.Import other = seen.putIfAbsent(adopted.to().range(), adopted);
      if (other != null) {
        sink.report(
            Diagnostic.of(
                    BindingRules.IMPORT,
                    adopted.to().span(),
                    "two objects shall become %s",
                    adopted.to())
                .detail("An address holds one object.")
                .related(other.to().span(), "the first one is here"));
      }
    }
  }

  /** What the program does not have can be nothing's new name. */
  private void requireDeclared(Handovers.Written to) {
    Map<String, Declaration.Module> modules = declarations.modules;
    Collection<String> blocks = declarations.resources.keySet();
    AddressRange range = to.range();
    for (ModuleStep step : ModuleStep.of(range.module())) {
      Declaration.Module module = modules.get(step.name());
      if (module == null) {
        undeclared(
            to, "module." + step.name(), modules.keySet().stream().map("module."::concat).toList());
        return;
      }
      BoundProgram source = module.program();
      if (source == null) {
        return;
      }
      modules = source.modules();
      blocks = source.resources().keySet();
    }
    String path = range.kind() + "." + range.name();
    if (!range.isModule() && !blocks.contains(path) && !declarations.broken.contains(path)) {
      undeclared(to, path, blocks);
    }
  }

  private void undeclared(Handovers.Written to, String path, Collection<String> known) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(BindingRules.ADDRESS, to.span(), "the program does not declare %s", path);
    Suggestions.nearest(path, known)
        .ifPresentOrElse(
            nearest ->
                diagnostic
                    .didYouMean(nearest)
                    .fix(
                        "change it to " + nearest,
                        Edit.replace(to.span(), to.toString().replace(path, nearest))),
            () -> diagnostic.detail("Write its block, or take this one out when it is history."));
    sink.report(diagnostic);
  }
}
