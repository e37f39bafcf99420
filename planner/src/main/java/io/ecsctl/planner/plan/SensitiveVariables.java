package io.ecsctl.planner.plan;

import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueParts;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Which variables the closed expressions of a plan read: {@code var.x} stays in them only for
 * sensitive ones.
 */
final class SensitiveVariables {
  private SensitiveVariables() {}

  static SortedSet<String> in(
      List<PlanNode> nodes,
      List<PlannedOutput> outputs,
      List<PlannedCondition> conditions,
      List<PlannedLookup> lookups) {
    SortedSet<String> names = new ConcurrentSkipListSet<>();
    nodes.parallelStream().forEach(node -> collect(node.desired(), names));
    lookups.forEach(lookup -> collect(lookup.filters(), names));
    outputs.forEach(output -> collect(output.value(), names));
    for (PlannedCondition condition : conditions) {
      collect(condition.holds(), names);
      collect(condition.message(), names);
    }
    return names;
  }

  private static void collect(Value value, SortedSet<String> names) {
    ValueParts.each(
        value,
        part -> {
          switch (part) {
            case Value.Sensitive(var _, var origin) -> collect(origin, names);
            case Value.Unknown(var _, var _, var residual) -> collect(residual, names);
            case Value _ -> {}
          }
        });
  }

  private static void collect(Expression expression, SortedSet<String> names) {
    if (expression instanceof Expression.GetAttribute(var _, Expression.Variable variable, var name)
        && variable.name().equals("var")) {
      names.add(name.text());
      return;
    }
    // So an expression of a module reads a variable of its own: var["module.db.password"].
    if (expression
            instanceof
            Expression.Index(var _, Expression.Variable variable, Expression.Template key)
        && variable.name().equals("var")) {
      names.addAll(Stream.ofNullable(key.constant()).toList());
      return;
    }
    Parts.of(expression).forEach(part -> collect(part, names));
  }
}
