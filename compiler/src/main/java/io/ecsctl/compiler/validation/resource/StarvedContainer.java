package io.ecsctl.compiler.validation.resource;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Linux shares the processor in proportion to what containers state; who states nothing gets two
 * shares of 1024 a core.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code cpu}.
 */
final class StarvedContainer implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS212", "starved-container", "Container that gets no processor under load");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (task.isWindows() || task.containers().size() < 2 || !dependenciesKnown(task)) {
        continue;
      }
      Optional<Container> big =
          task.containers().stream().filter(container -> shares(container) > 2).findFirst();
      Set<String> before = runBefore(task);
      for (Container container : task.containers()) {
        if (big.isEmpty() || shares(container) != 2 || before.contains(container.name())) {
          continue;
        }
        Block block = container.block();
        sink.report(
            Diagnostic.of(
                    info(),
                    block.valueSpan("cpu"),
                    "%s gets next to no processor while %s is busy",
                    container.title(),
                    big.get().title())
                .label(block.has("cpu") ? "2 shares" : "states no cpu: 2 shares")
                .related(big.get().block().valueSpan("cpu"), shares(big.get()) + " shares")
                .detail(
                    "Linux shares the processor in proportion to cpu. State what the container"
                        + " needs when all of them are busy."));
      }
    }
  }

  /** As the agent hands them out; 0 when not known. */
  private static long shares(Container container) {
    if (!container.block().has("cpu")) {
      return 2;
    }
    Long units = container.cpuUnits();
    return units == null ? 0 : Math.max(units, 2);
  }

  private static boolean dependenciesKnown(TaskDefinition task) {
    return task.containers().stream()
        .allMatch(container ->
            container.name() != null && Fields.isWhollyKnown(container.block(), "dependency"));
  }

  /** Those whose end others wait for: they compete with nobody. */
  private static Set<String> runBefore(TaskDefinition task) {
    return task.containers().stream()
        .flatMap(container -> container.dependencies().stream())
        .filter(dependency ->
            !"START".equals(dependency.condition()) && !"HEALTHY".equals(dependency.condition()))
        .map(dependency -> Objects.toString(dependency.container(), ""))
        .collect(Collectors.toSet());
  }
}
