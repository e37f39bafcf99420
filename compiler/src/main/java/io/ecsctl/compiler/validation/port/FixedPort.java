package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.value.PortRange;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A port of the instance that a task takes for itself, so that no second task with it fits on the
 * instance.
 *
 * @param number of the instance
 * @param span where it stands
 */
record FixedPort(
    TaskDefinition task,
    Container container,
    PortMapping mapping,
    PortRange number,
    SourceSpan span) {

  /** Those of the task, in source order; none in a mode in which tasks have ports of their own. */
  static Stream<FixedPort> of(TaskDefinition task) {
    boolean host = task.isInMode("host");
    if (!host && !task.isInMode("bridge") && !task.isInMode("default")) {
      return Stream.empty();
    }
    return task.containers().stream()
        .flatMap(container ->
            container.ports().stream()
                .flatMap(mapping -> of(task, container, mapping, host).stream()));
  }

  private static Optional<FixedPort> of(
      TaskDefinition task, Container container, PortMapping mapping, boolean host) {
    if (mapping.block().has("host_port")) {
      PortRange port = mapping.hostPort();
      return port == null || port.from() == 0
          ? Optional.empty()
          : Optional.of(
              new FixedPort(
                  task, container, mapping, port, mapping.block().valueSpan("host_port")));
    }
    PortRange port = mapping.range();
    return host && port != null
        ? Optional.of(new FixedPort(task, container, mapping, port, mapping.span()))
        : Optional.empty();
  }

  /** Adds the way out where the instance may choose a port itself. */
  void fix(Diagnostic.Builder diagnostic) {
    if (!task.isInMode("host")) {
      diagnostic.fix(
          "remove host_port, and ECS takes a free one", Edits.remove(mapping.block(), "host_port"));
    }
  }
}
