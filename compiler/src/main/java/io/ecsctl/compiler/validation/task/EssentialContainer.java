package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;

/**
 * A task ends when an essential container ends; without one ECS would not know when it is over.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code essential}.
 */
final class EssentialContainer implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS136", "essential-container", "Task without an essential container");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      List<Container> containers = task.containers();
      if (containers.isEmpty()
          || !containers.stream().allMatch(c -> Boolean.FALSE.equals(c.essential()))) {
        continue;
      }
      Container first = containers.getFirst();
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  first.block().valueSpan("essential"),
                  "%s has no essential container",
                  task.address())
              .label("at least one must be essential")
              .detail(
                  "A task ends when an essential container ends. Containers are essential unless"
                      + " they say otherwise.")
              .fix(
                  "make " + first.title() + " essential", Edits.remove(first.block(), "essential"));
      containers.stream()
          .skip(1)
          .forEach(
              c -> diagnostic.related(c.block().valueSpan("essential"), "not essential either"));
      sink.report(diagnostic);
    }
  }
}
