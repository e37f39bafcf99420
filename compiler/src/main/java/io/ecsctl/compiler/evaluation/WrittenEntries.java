package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.BlockSource;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of an object that is written out, by key: so that a message can point at one
 * value and not at all of them.
 */
record WrittenEntries(Map<String, Expression> values) {
  WrittenEntries {
    values = Map.copyOf(values);
  }

  static WrittenEntries of(@Nullable Expression expression) {
    Expression.ObjectExpression object =
        expression == null ? null : BlockSource.objectIn(expression);
    BlockSource source = object == null ? null : BlockSource.of(object);
    Map<String, Expression> values = new HashMap<>();
    if (source != null) {
      for (BlockSource.Member member : source.members()) {
        if (member instanceof BlockSource.Assign assign) {
          values.put(assign.name(), assign.value());
        }
      }
    }
    return new WrittenEntries(values);
  }

  @Nullable Expression get(String key) {
    return values.get(key);
  }
}
