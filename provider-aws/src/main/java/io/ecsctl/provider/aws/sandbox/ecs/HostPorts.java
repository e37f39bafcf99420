package io.ecsctl.provider.aws.sandbox.ecs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.NetworkBinding;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.ResourceType;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** What containers get of their instance when their task is put there: host ports and GPUs. */
final class HostPorts {
  private HostPorts() {}

  static List<Container> bind(
      EcsApi api, TaskDefinition definition, Task task, ContainerInstance instance) {
    Set<Integer> taken = new HashSet<>(new Room(api, instance).ports());
    List<Container> bound = new ArrayList<>();
    for (Container container : task.containers()) {
      ContainerDefinition says =
          definition.containerDefinitions().stream()
              .filter(c -> c.name().equals(container.name()))
              .findFirst()
              .orElseThrow();
      bound.add(
          container.toBuilder()
              .networkBindings(
                  definition.networkMode() == NetworkMode.AWSVPC
                      ? List.of()
                      : bindings(definition, says, taken))
              .gpuIds(gpus(api, says))
              .build());
    }
    return bound;
  }

  private static List<NetworkBinding> bindings(
      TaskDefinition definition, ContainerDefinition container, Set<Integer> taken) {
    List<NetworkBinding> bindings = new ArrayList<>();
    for (PortMapping mapping : container.portMappings()) {
      int stated = TaskNeeds.hostPort(definition, mapping);
      int port = stated > 0 ? stated : Room.dynamicPort(taken);
      taken.add(port);
      bindings.add(
          NetworkBinding.builder()
              .bindIP("0.0.0.0")
              .containerPort(mapping.containerPort())
              .hostPort(port)
              .protocol(Objects.requireNonNullElse(mapping.protocolAsString(), "tcp"))
              .build());
    }
    return bindings;
  }

  private static List<String> gpus(EcsApi api, ContainerDefinition container) {
    List<String> ids = new ArrayList<>();
    container.resourceRequirements().stream()
        .filter(need -> need.type() == ResourceType.GPU)
        .forEach(need -> {
          for (int i = 0; i < Integer.parseInt(need.value()); i++) {
            ids.add("GPU-" + api.backend().uuid());
          }
        });
    return ids;
  }
}
