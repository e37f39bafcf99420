package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.TaskDefinition;
import java.util.stream.Stream;

/** Containers that route the logs of their task. */
final class Routers {
  private Routers() {}

  /** In source order; those of which it is not known whether they are routers, too. */
  static Stream<Container> of(TaskDefinition task) {
    return task.containers().stream()
        .filter(container -> container.block().has("firelens_configuration"));
  }
}
