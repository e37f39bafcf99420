package io.ecsctl.compiler.validation.resource;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.TaskDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Adds up what the containers of a task take; a container that does not say, or of which it is not
 * known, takes nothing here.
 */
final class Sums {
  private Sums() {}

  /**
   * Reports the last container that pushes the sum over {@code total}. Single containers above it
   * are other rules' business.
   */
  static void check(
      RuleInfo rule,
      TaskDefinition task,
      long total,
      String attribute,
      String taskAttribute,
      Function<Container, @Nullable Long> amount,
      Function<Long, String> format,
      DiagnosticSink sink) {
    long sum = 0;
    Container last = null;
    List<Container> counted = new ArrayList<>();
    for (Container container : task.containers()) {
      Long own = amount.apply(container);
      if (own == null) {
        continue;
      }
      sum += own;
      counted.add(container);
      last = last == null && sum > total ? container : last;
    }
    if (last == null || counted.size() < 2) {
      return;
    }
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                rule,
                last.block().valueSpan(attribute),
                "the containers of %s take %s together; the task has %s",
                task.address(),
                format.apply(sum),
                format.apply(total))
            .label("no longer fits")
            .related(task.body().valueSpan(taskAttribute), "the task has " + format.apply(total));
    for (Container container : counted) {
      if (!container.equals(last)) {
        diagnostic.related(
            container.block().valueSpan(attribute),
            container.title()
                + " takes "
                + format.apply(Objects.requireNonNull(amount.apply(container))));
      }
    }
    if (taskAttribute.equals("cpu")) {
      TaskRoom.fixCpu(diagnostic, task, sum);
    } else {
      TaskRoom.fixMemory(diagnostic, task, sum);
    }
    sink.report(diagnostic);
  }

  static boolean anyAbove(
      TaskDefinition task, long total, Function<Container, @Nullable Long> amount) {
    return task.containers().stream().map(amount).anyMatch(own -> own != null && own > total);
  }
}
