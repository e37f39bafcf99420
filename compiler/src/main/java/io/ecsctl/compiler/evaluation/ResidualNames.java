package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Numbers;
import org.jspecify.annotations.Nullable;

/** Names in residuals, which are what they look like: no declarations are around them. */
final class ResidualNames {
  private ResidualNames() {}

  /** What the chain of attributes and keys starts from. */
  static Expression root(Expression chain) {
    Expression root = chain;
    while (true) {
      switch (root) {
        case Expression.GetAttribute get -> root = get.object();
        case Expression.Index index -> root = index.collection();
        case Expression other -> {
          return other;
        }
      }
    }
  }

  /**
   * {@code var.password} or, of a module, {@code var["module.db.password"]}; null for anything
   * else.
   */
  static @Nullable String variable(Expression expression) {
    return switch (expression) {
      case Expression.GetAttribute(var _, Expression.Variable(var _, var root), var name)
          when root.equals("var") ->
          name.text();
      case Expression.Index(var _, Expression.Variable(var _, var root), Expression.Template key)
          when root.equals("var") ->
          key.constant();
      case Expression _ -> null;
    };
  }

  /**
   * {@code subnet.public["a"]}, {@code module.net["x"].vpc.main}, {@code data.vpc.main}; null for
   * anything else.
   */
  static @Nullable ResourceAddress address(Expression expression) {
    return switch (expression) {
      case Expression.Index(var _, Expression.GetAttribute block, var written) -> {
        ResourceAddress address = address(block);
        InstanceKey key = key(written);
        yield address == null || key == null ? null : address.withKey(key);
      }
      case Expression.GetAttribute(var _, Expression.Variable(var _, var kind), var name) ->
          kind.equals("module") || kind.equals("data")
              ? null
              : ResourceAddress.of(kind, name.text());
      case Expression.GetAttribute(
              var _,
              Expression.GetAttribute(var _, Expression.Variable(var _, var data), var kind),
              var name)
          when data.equals("data") ->
          new ResourceAddress("", true, kind.text(), name.text(), null);
      case Expression.GetAttribute(
              var _,
              Expression.GetAttribute(
                  var _,
                  Expression.GetAttribute(var _, var inside, var data),
                  var kind),
              var name)
          when data.text().equals("data") && module(inside) != null -> {
        String module = module(inside);
        yield module == null
            ? null
            : new ResourceAddress(module, true, kind.text(), name.text(), null);
      }
      case Expression.GetAttribute(
              var _,
              Expression.GetAttribute(var _, var inside, var kind),
              var name)
          when !kind.text().equals("module") -> {
        String module = module(inside);
        yield module == null ? null : new ResourceAddress(module, kind.text(), name.text(), null);
      }
      case Expression _ -> null;
    };
  }

  private static @Nullable String module(Expression expression) {
    return switch (expression) {
      case Expression.Index(var _, Expression.GetAttribute called, var written) -> {
        String path = module(called);
        InstanceKey key = key(written);
        yield path == null || key == null ? null : path + key.suffix();
      }
      case Expression.GetAttribute(var _, Expression.Variable(var _, var root), var name) ->
          root.equals("module") ? "module." + name.text() : null;
      case Expression.GetAttribute(
              var _,
              Expression.GetAttribute(var _, var outer, var keyword),
              var name)
          when keyword.text().equals("module") -> {
        String path = module(outer);
        yield path == null ? null : path + ".module." + name.text();
      }
      case Expression _ -> null;
    };
  }

  private static @Nullable InstanceKey key(Expression key) {
    return switch (key) {
      case Expression.Template template -> {
        String text = template.constant();
        yield text == null ? null : new InstanceKey.Text(text);
      }
      case Expression.NumberLiteral(var _, var number) -> {
        Integer index = Numbers.toInt(number);
        yield index == null ? null : new InstanceKey.Index(index);
      }
      case Expression _ -> null;
    };
  }
}
