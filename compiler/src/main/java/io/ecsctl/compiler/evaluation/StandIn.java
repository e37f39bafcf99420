package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import org.jspecify.annotations.Nullable;

/** One value that is taken instead of another, and converted to its type. */
public sealed interface StandIn {
  Expression value();

  /**
   * What AWS decides about a resource, or what a data block finds.
   *
   * @param block {@code KIND.name} or {@code data.KIND.name}
   * @param key of one instance, as a word; null for all
   */
  record Attribute(String block, @Nullable String key, String attribute, Expression value)
      implements StandIn {}

  record Local(String name, Type type, Expression value) implements StandIn {}

  /**
   * What a module gives.
   *
   * @param key of one instance, as a word; null for all
   */
  record Output(String module, @Nullable String key, String output, Type type, Expression value)
      implements StandIn {}
}
