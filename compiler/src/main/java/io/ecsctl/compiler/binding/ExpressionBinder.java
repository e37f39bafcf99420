package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walks expressions: gives each name its symbol, and each dependency its edge. */
final class ExpressionBinder {
  private final NameResolver names;
  private final Symbols symbols;
  private final DependencyGraph values;
  private final DependencyGraph references;

  ExpressionBinder(
      NameResolver names, Symbols symbols, DependencyGraph values, DependencyGraph references) {
    this.names = names;
    this.symbols = symbols;
    this.values = values;
    this.references = references;
  }

  /**
   * On whose behalf an expression is read.
   *
   * @param value what can only be evaluated after what it reads; null for what is evaluated last
   *     anyway
   * @param reference what may not be referred to by what it refers to; null where a circle is no
   *     harm
   * @param element what a splat's element is an instance of
   */
  record Reader(
      @Nullable Node value, @Nullable Node reference, Declaration.@Nullable Resource element) {
    static final Reader LAST = new Reader(null, null, null);

    static Reader of(Node node) {
      return new Reader(node, node, null);
    }

    Reader at(Declaration.@Nullable Resource newElement) {
      return new Reader(value, reference, newElement);
    }
  }

  void bind(Expression expression, Scope scope, Reader reader) {
    switch (expression) {
      case Expression.NullLiteral _,
          Expression.BoolLiteral _,
          Expression.NumberLiteral _,
          Expression.TypedLiteral _,
          Expression.SplatElement _,
          Expression.Invalid _ -> {}
      case Expression.Template(var _, var parts) -> bindParts(parts, scope, reader);
      case Expression.Variable(var _, var name) ->
          symbols.put(expression, scope.has(name) ? new Symbol.Bound(name) : new Symbol.Word(name));
      case Expression.GetAttribute get -> bindGet(get, scope, reader);
      case Expression.Index(var _, var collection, var key) -> {
        bind(collection, scope, reader);
        bind(key, scope, reader);
      }
      case Expression.Splat(var _, var source, var each, var _) -> {
        bind(source, scope, reader);
        bind(each, scope, reader.at(resourceOf(source, reader)));
      }
      case Expression.Call(var _, var _, var arguments, var _) ->
          arguments.forEach(argument -> bind(argument, scope, reader));
      case Expression.Unary(var _, var _, var operand) -> bind(operand, scope, reader);
      case Expression.Binary(var _, var _, var left, var right) -> {
        bind(left, scope, reader);
        bind(right, scope, reader);
      }
      case Expression.Conditional(var _, var condition, var whenTrue, var whenFalse) -> {
        bind(condition, scope, reader);
        bind(whenTrue, scope, reader);
        bind(whenFalse, scope, reader);
      }
      case Expression.Tuple(var _, var elements) ->
          elements.forEach(element -> bind(element, scope, reader));
      case Expression.ObjectExpression(var _, var entries) ->
          entries.forEach(entry -> {
            if (!(entry.key() instanceof Expression.Variable)) {
              bind(entry.key(), scope, reader);
            }
            bind(entry.value(), scope, reader);
          });
      case Expression.For loop -> bindFor(loop, scope, reader);
      case Expression.Parenthesized(var _, var inner) -> bind(inner, scope, reader);
    }
  }

  private void bindGet(Expression.GetAttribute get, Scope scope, Reader reader) {
    if (get.object() instanceof Expression.GetAttribute(var _, Expression.Variable root, var kind)
        && root.name().equals("data")
        && !scope.has(root.name())) {
      Symbol symbol = names.data(kind, get.name());
      symbols.put(get, symbol);
      addEdges(symbol, get.span(), reader);
      return;
    }
    if (get.object() instanceof Expression.Variable root && !scope.has(root.name())) {
      Symbol symbol = names.resolve(root, get.name(), scope);
      symbols.put(get, symbol);
      addEdges(symbol, get.span(), reader);
      return;
    }
    bind(get.object(), scope, reader);
    if (bindOutput(get)) {
      return;
    }
    Declaration.Resource read = resourceOf(get.object(), reader);
    Node onBehalf = reader.value();
    // What is found does not wait for each of the arguments by itself.
    if (read != null && !read.isData() && onBehalf != null) {
      read.schema()
          .body()
          .attribute(get.name().text())
          .ifPresent(attribute ->
              values.add(
                  onBehalf,
                  new Node.Argument(read.blockType(), read.name(), attribute.name()),
                  get.span()));
    }
  }

  /** Whether {@code get} names an output of one instance of a module. */
  private boolean bindOutput(Expression.GetAttribute get) {
    Expression key = get.object() instanceof Expression.Index index ? index.key() : null;
    Expression called =
        get.object() instanceof Expression.Index index ? index.collection() : get.object();
    if (!(symbols.at(called) instanceof Symbol.Module(var module))
        || module.isRepeated() != (key != null)) {
      return false;
    }
    symbols.put(get, names.output(module, get.name(), key));
    return true;
  }

  private void addEdges(Symbol symbol, SourceSpan span, Reader reader) {
    Node value =
        switch (symbol) {
          case Symbol.Local(var local) -> new Node.Local(local.name());
          case Symbol.Resource(var resource) ->
              new Node.Instances(resource.blockType(), resource.name());
          case Symbol.StackAttribute(var name) -> new Node.StackArgument(name);
          case Symbol.Module(var module) -> new Node.Module(module.name());
          case Symbol.ModuleOutput _, Symbol.Path _ -> null;
          case Symbol.Variable _, Symbol.Bound _, Symbol.Word _, Symbol.Failed _ -> null;
        };
    if (value != null && reader.value() != null) {
      values.add(reader.value(), value, span);
    }
    Node reference =
        symbol instanceof Symbol.Resource(var resource)
            ? new Node.Resource(resource.blockType(), resource.name())
            // What a module needs and what it gives are different resources: only instances can
            // tell.
            : value instanceof Node.Module ? null : value;
    if (reference != null && reader.reference() != null) {
      references.add(reader.reference(), reference, span);
    }
  }

  /** The block whose instance {@code expression} is, as far as its text says. */
  private Declaration.@Nullable Resource resourceOf(Expression expression, Reader reader) {
    return switch (expression) {
      case Expression.GetAttribute _ ->
          symbols.at(expression) instanceof Symbol.Resource(var resource) ? resource : null;
      case Expression.Index(var _, var collection, var _) -> resourceOf(collection, reader);
      case Expression.Parenthesized(var _, var inner) -> resourceOf(inner, reader);
      case Expression.SplatElement _ -> reader.element();
      case Expression _ -> null;
    };
  }

  private void bindFor(Expression.For loop, Scope scope, Reader reader) {
    bind(loop.collection(), scope, reader);
    Scope inner = scopeOf(loop.keyName(), loop.valueName(), scope);
    if (loop.key() != null) {
      bind(loop.key(), inner, reader);
    }
    bind(loop.value(), inner, reader);
    if (loop.condition() != null) {
      bind(loop.condition(), inner, reader);
    }
  }

  private static Scope scopeOf(Body.@Nullable Name key, Body.Name value, Scope scope) {
    Scope withKey = key == null ? scope : scope.with(key.text());
    return withKey.with(value.text());
  }

  private void bindParts(List<TemplatePart> parts, Scope scope, Reader reader) {
    for (TemplatePart part : parts) {
      switch (part) {
        case TemplatePart.Text _ -> {}
        case TemplatePart.Interpolation(var _, var value) -> bind(value, scope, reader);
        case TemplatePart.If(var _, var condition, var whenTrue, var whenFalse) -> {
          bind(condition, scope, reader);
          bindParts(whenTrue, scope, reader);
          bindParts(whenFalse, scope, reader);
        }
        case TemplatePart.For(var _, var keyName, var valueName, var collection, var body) -> {
          bind(collection, scope, reader);
          bindParts(body, scopeOf(keyName, valueName, scope), reader);
        }
      }
    }
  }
}
