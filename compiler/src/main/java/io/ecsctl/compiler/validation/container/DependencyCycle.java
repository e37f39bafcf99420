package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Dependency;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * None of the containers of a cycle could ever start.
 *
 * <p>Source: Amazon ECS API reference, ContainerDependency.
 */
final class DependencyCycle implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS221", "dependency-cycle", "Containers that wait for each other");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Set<String> settled = new HashSet<>();
      for (Container container : task.containers()) {
        List<Dependency> cycle =
            cycleFrom(task, container, new ArrayList<>(), new LinkedHashSet<>(), settled);
        if (cycle.isEmpty()) {
          continue;
        }
        String first = Objects.requireNonNull(cycle.getLast().container());
        String way =
            cycle.stream()
                .map(Dependency::container)
                .map(Objects::toString)
                .collect(Collectors.joining(" → ", first + " → ", ""));
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                    info(),
                    cycle.getLast().span(),
                    cycle.size() == 1
                        ? "container \"%s\" depends on itself"
                        : "containers of the task wait for each other, beginning with \"%s\"",
                    first)
                .label("closes the cycle")
                .note("cycle: " + way);
        cycle
            .subList(0, cycle.size() - 1)
            .forEach(d -> diagnostic.related(d.span(), "waits for \"" + d.container() + "\""));
        sink.report(diagnostic);
      }
    }
  }

  /**
   * The dependencies that lead from a container back to it; empty when there is no such cycle or it
   * was found before.
   */
  private static List<Dependency> cycleFrom(
      TaskDefinition task,
      Container container,
      List<Dependency> way,
      Set<String> onWay,
      Set<String> settled) {
    String name = container.name();
    if (name == null || settled.contains(name)) {
      return List.of();
    }
    onWay.add(name);
    for (Dependency dependency : container.dependencies()) {
      String wanted = dependency.container();
      if (wanted == null) {
        continue;
      }
      way.add(dependency);
      if (onWay.contains(wanted)) {
        settled.addAll(onWay);
        return List.copyOf(way.subList(new ArrayList<>(onWay).indexOf(wanted), way.size()));
      }
      Optional<Container> next = task.container(wanted);
      List<Dependency> cycle =
          next.isEmpty() ? List.of() : cycleFrom(task, next.get(), way, onWay, settled);
      if (!cycle.isEmpty()) {
        return cycle;
      }
      way.removeLast();
    }
    onWay.remove(name);
    settled.add(name);
    return List.of();
  }
}
