package io.ecsctl.provider.aws.sandbox.ecs;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.ResourceType;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/**
 * What a task takes of an instance.
 *
 * @param ports the host ports that it must have, besides those that may be any
 */
record TaskNeeds(int cpu, int memoryMib, Set<Integer> ports, boolean networkInterface, int gpus) {

  static TaskNeeds of(TaskDefinition definition) {
    boolean own = definition.networkMode() == NetworkMode.AWSVPC;
    return new TaskNeeds(
        definition.cpu() == null
            ? sum(definition, c -> Objects.requireNonNullElse(c.cpu(), 0))
            : Integer.parseInt(definition.cpu()),
        definition.memory() == null
            ? sum(definition, TaskNeeds::memory)
            : Integer.parseInt(definition.memory()),
        own ? Set.of() : ports(definition),
        own,
        sum(definition, TaskNeeds::gpus));
  }

  private static int sum(TaskDefinition definition, ToIntFunction<ContainerDefinition> of) {
    return definition.containerDefinitions().stream().mapToInt(of).sum();
  }

  /** The reservation counts where there is one. */
  private static int memory(ContainerDefinition container) {
    return container.memoryReservation() != null
        ? container.memoryReservation()
        : Objects.requireNonNullElse(container.memory(), 0);
  }

  private static int gpus(ContainerDefinition container) {
    return container.resourceRequirements().stream()
        .filter(need -> need.type() == ResourceType.GPU)
        .mapToInt(need -> Integer.parseInt(need.value()))
        .sum();
  }

  private static Set<Integer> ports(TaskDefinition definition) {
    Set<Integer> ports = new HashSet<>();
    for (ContainerDefinition container : definition.containerDefinitions()) {
      for (PortMapping mapping : container.portMappings()) {
        int port = hostPort(definition, mapping);
        if (port > 0) {
          ports.add(port);
        }
      }
    }
    return ports;
  }

  /** 0 for one that ECS chooses. */
  static int hostPort(TaskDefinition definition, PortMapping mapping) {
    if (definition.networkMode() == NetworkMode.HOST) {
      return Objects.requireNonNullElse(mapping.containerPort(), 0);
    }
    return Objects.requireNonNullElse(mapping.hostPort(), 0);
  }
}
