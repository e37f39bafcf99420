package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Dependency;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When an essential container ends the whole task stops, so nothing can start after it.
 *
 * <p>Source: Amazon ECS API reference, ContainerDependency, {@code condition}.
 */
final class CompletedDependency implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS223", "completed-dependency", "Waiting for the end of an essential container");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        for (Dependency dependency : container.dependencies()) {
          String condition = Objects.toString(dependency.condition(), "");
          Optional<Container> other =
              task.container(Objects.toString(dependency.container(), ""))
                  .filter(c -> Boolean.TRUE.equals(c.essential()));
          if (!List.of("COMPLETE", "SUCCESS").contains(condition)
              || other.isEmpty()
              || Objects.equals(other.get().name(), container.name())) {
            continue;
          }
          Block block = other.get().block();
          sink.report(
              Diagnostic.of(
                      info(),
                      dependency.block().valueSpan("condition"),
                      "%s waits for the end of %s, which is essential",
                      container.title(),
                      other.get().title())
                  .label("its end stops the task")
                  .related(
                      block.valueSpan("essential"),
                      block.has("essential")
                          ? "essential"
                          : "essential, because it does not say otherwise")
                  .note(
                      Words.aws(
                          "A dependency container with SUCCESS or COMPLETE condition cannot be an"
                              + " essential container"))
                  .fix(
                      "set essential = false in " + other.get().title(),
                      block.has("essential")
                          ? Edits.replace(block, "essential", "false")
                          : Edits.add(block, "essential = false")));
        }
      }
    }
  }
}
