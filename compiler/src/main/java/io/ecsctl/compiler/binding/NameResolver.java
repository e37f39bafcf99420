package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.module.ModuleRules;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@code root.name} means; says so once when it means nothing. */
final class NameResolver {
  private static final Set<String> STACK = Set.of("name", "region", "environment", "account");

  private static final Set<String> PATHS = Set.of("module", "root");

  private final Schema schema;
  private final String path;
  private final Declarations declarations;
  private final DiagnosticSink sink;

  /**
   * @param path of the directory of the text, from the program's
   */
  NameResolver(Schema schema, String path, Declarations declarations, DiagnosticSink sink) {
    this.schema = schema;
    this.path = path;
    this.declarations = declarations;
    this.sink = sink;
  }

  Symbol resolve(Expression.Variable root, Body.Name name, Scope scope) {
    String text = name.text();
    return switch (root.name()) {
      case "var" -> {
        Declaration.Variable variable = declarations.variables.get(text);
        yield variable != null
            ? new Symbol.Variable(variable)
            : undeclared(
                BindingRules.UNDECLARED,
                "var." + text,
                name,
                declarations.variables.keySet(),
                "Declare it: variable \"" + text + "\" { }");
      }
      case "local" -> {
        Declaration.Local local = declarations.locals.get(text);
        yield local != null
            ? new Symbol.Local(local)
            : undeclared(
                BindingRules.UNDECLARED,
                "local." + text,
                name,
                declarations.locals.keySet(),
                "Declare it: locals { " + text + " = … }");
      }
      case "stack" ->
          STACK.contains(text)
              ? new Symbol.StackAttribute(text)
              : undeclared(
                  BindingRules.UNDECLARED,
                  "stack." + text,
                  name,
                  STACK,
                  "The stack has: name, environment, region, account.");
      case "path" -> path(name);
      case "each" -> instanceName(root, name, scope, List.of("key", "value"), "for_each");
      case "count" -> instanceName(root, name, scope, List.of("index"), "count");
      case "module" -> module(name);
      case "data" -> {
        sink.report(
            Diagnostic.of(
                    BindingRules.UNDECLARED,
                    root.span().to(name.span()),
                    "data.%s names no block",
                    text)
                .detail("Say which one: data.%s.NAME", text));
        yield new Symbol.Failed();
      }
      default -> resource(root, name, scope);
    };
  }

  private Symbol path(Body.Name name) {
    return switch (name.text()) {
      case "module" -> new Symbol.Path("module", path);
      case "root" -> new Symbol.Path("root", ".");
      default ->
          undeclared(
              BindingRules.UNDECLARED,
              "path." + name.text(),
              name,
              PATHS,
              "There is path.module, the directory of this text, and path.root, the program's; both"
                  + " as seen from the program's. Where that is differs from machine to machine.");
    };
  }

  private Symbol instanceName(
      Expression.Variable root, Body.Name name, Scope scope, List<String> parts, String needs) {
    String path = root.name() + "." + name.text();
    if (!parts.contains(name.text())) {
      return undeclared(
          BindingRules.UNDECLARED,
          path,
          name,
          parts,
          "There is " + root.name() + "." + String.join(" and " + root.name() + ".", parts) + ".");
    }
    if (scope.has(path)) {
      return new Symbol.Bound(path);
    }
    sink.report(
        Diagnostic.of(
                BindingRules.INSTANCE_NAME,
                root.span().to(name.span()),
                "%s has no meaning here",
                path)
            .detail(
                "It names an instance of a block with %s, inside that block and outside of its %s.",
                needs, needs));
    return new Symbol.Failed();
  }

  private Symbol module(Body.Name name) {
    Declaration.Module module = declarations.modules.get(name.text());
    if (module != null) {
      return module.program() == null ? new Symbol.Failed() : new Symbol.Module(module);
    }
    if (declarations.broken.contains("module." + name.text())) {
      return new Symbol.Failed();
    }
    Set<String> declared = declarations.modules.keySet();
    return undeclared(
        BindingRules.UNDECLARED,
        "module." + name.text(),
        name,
        declared,
        declared.isEmpty()
            ? "The program has no modules at all."
            : "The program has: module." + String.join(", module.", declared) + ".");
  }

  /**
   * @param key which instance; null for a module without them
   */
  Symbol output(Declaration.Module module, Body.Name name, @Nullable Expression key) {
    BoundProgram program = Objects.requireNonNull(module.program());
    Optional<Declaration.Output> output = program.output(name.text());
    if (output.isEmpty()) {
      List<String> outputs = program.outputs().stream().map(Declaration.Output::name).toList();
      return undeclared(
          BindingRules.UNDECLARED,
          "the output " + name.text() + " of " + module.path(),
          name,
          outputs,
          outputs.isEmpty()
              ? "The module has no outputs."
              : "Its outputs are: " + String.join(", ", outputs) + ".");
    }
    Deprecation.of(output.get())
        .ifPresent(reason ->
            sink.report(
                Diagnostic.of(
                        ModuleRules.DEPRECATED,
                        name.span(),
                        "the output %s of %s is deprecated",
                        name.text(),
                        module.path())
                    .detail("%s", reason)
                    .related(output.get().span(), "it is declared here")));
    return new Symbol.ModuleOutput(module, output.get(), key);
  }

  /** {@code data.KIND.name}. */
  Symbol data(Body.Name kind, Body.Name name) {
    String type = "data." + kind.text();
    Declaration.Resource block = declarations.resources.get(type + "." + name.text());
    if (block != null) {
      return new Symbol.Resource(block);
    }
    if (declarations.broken.contains(type + "." + name.text())) {
      return new Symbol.Failed();
    }
    if (schema.data(kind.text()).isPresent()) {
      return undeclared(
          BindingRules.REFERENCE, type + "." + name.text(), name, names(type), listed(type));
    }
    return undeclared(
        BindingRules.UNDECLARED,
        type,
        kind,
        schema.data().keySet(),
        "What can be looked up: " + String.join(", ", schema.data().keySet()) + ".");
  }

  /** The names of all blocks that begin with {@code type}. */
  private List<String> names(String type) {
    return declarations.resources.values().stream()
        .filter(declared -> declared.blockType().equals(type))
        .map(Declaration.Resource::name)
        .toList();
  }

  private String listed(String type) {
    List<String> names = names(type);
    return names.isEmpty()
        ? "The program has no " + type + " at all."
        : "The program has: " + type + "." + String.join(", " + type + ".", names) + ".";
  }

  private Symbol resource(Expression.Variable root, Body.Name name, Scope scope) {
    String path = root.name() + "." + name.text();
    Declaration.Resource resource = declarations.resources.get(path);
    if (resource != null) {
      return new Symbol.Resource(resource);
    }
    if (declarations.broken.contains(path)) {
      return new Symbol.Failed();
    }
    if (schema.kind(root.name()).isPresent()) {
      return undeclared(
          BindingRules.REFERENCE, path, name, names(root.name()), listed(root.name()));
    }
    List<String> known = new ArrayList<>(scope.names());
    known.addAll(DeclarationCollector.roots(schema));
    return undeclared(
        BindingRules.UNDECLARED,
        root.name(),
        new Body.Name(root.span(), root.name()),
        TerraformNames.kind(root.name())
            .filter(kind -> schema.kind(kind).isPresent())
            .or(() -> Suggestions.nearest(root.name(), known)),
        "It is no kind, and no name that is bound here.");
  }

  private Symbol undeclared(
      RuleInfo rule, String path, Body.Name name, Collection<String> candidates, String otherwise) {
    return undeclared(rule, path, name, Suggestions.nearest(name.text(), candidates), otherwise);
  }

  private Symbol undeclared(
      RuleInfo rule, String path, Body.Name name, Optional<String> meant, String otherwise) {
    Diagnostic.Builder diagnostic = Diagnostic.of(rule, name.span(), "%s is not declared", path);
    meant.ifPresentOrElse(
        nearest -> diagnostic.didYouMean(nearest, name.span()),
        () -> diagnostic.detail("%s", otherwise));
    sink.report(diagnostic);
    return new Symbol.Failed();
  }
}
