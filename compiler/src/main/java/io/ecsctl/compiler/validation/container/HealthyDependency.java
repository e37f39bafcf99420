package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Dependency;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Objects;
import java.util.Optional;

/**
 * Only a container with a health check ever becomes HEALTHY, so the one that waits would never
 * start.
 *
 * <p>Source: Amazon ECS API reference, ContainerDependency, {@code condition}.
 */
final class HealthyDependency implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS222",
        "healthy-dependency",
        "Waiting for the health of a container that has no health check");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        for (Dependency dependency : container.dependencies()) {
          Optional<Container> other =
              task.container(Objects.toString(dependency.container(), ""))
                  .filter(c -> !c.block().has("health_check"));
          if ("HEALTHY".equals(dependency.condition())
              && other.isPresent()
              && !Objects.equals(other.get().name(), container.name())) {
            sink.report(
                Diagnostic.of(
                        info(),
                        dependency.block().valueSpan("condition"),
                        "%s waits until %s is healthy, but that has no health check",
                        container.title(),
                        other.get().title())
                    .label("never comes true")
                    .related(other.get().block().header(), "has no health_check")
                    .note(
                        Words.aws(
                            "A dependency container with HEALTHY condition must have health check"
                                + " configured"))
                    .fix(
                        "wait for START instead, or give "
                            + other.get().title()
                            + " a health_check",
                        Edits.replace(dependency.block(), "condition", "START")));
          }
        }
      }
    }
  }
}
