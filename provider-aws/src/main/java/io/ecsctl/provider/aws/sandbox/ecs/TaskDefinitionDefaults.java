package io.ecsctl.provider.aws.sandbox.ecs;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.PortMapping;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TransportProtocol;

/** Checks that ECS makes when a task definition is registered, and the members that it fills in. */
final class TaskDefinitionDefaults {
  private static final Map<Integer, List<Integer>> FARGATE_MEMORY = new TreeMap<>();

  static {
    FARGATE_MEMORY.put(256, List.of(512, 1024, 2048));
    FARGATE_MEMORY.put(512, range(1, 4, 1));
    FARGATE_MEMORY.put(1024, range(2, 8, 1));
    FARGATE_MEMORY.put(2048, range(4, 16, 1));
    FARGATE_MEMORY.put(4096, range(8, 30, 1));
    FARGATE_MEMORY.put(8192, range(16, 60, 4));
    FARGATE_MEMORY.put(16384, range(32, 120, 8));
  }

  private static List<Integer> range(int fromGib, int toGib, int step) {
    return IntStream.iterate(fromGib, gib -> gib <= toGib, gib -> gib + step)
        .mapToObj(gib -> gib * 1024)
        .toList();
  }

  private final EcsApi api;

  TaskDefinitionDefaults(EcsApi api) {
    this.api = api;
  }

  TaskDefinition complete(TaskDefinition asked) {
    if (asked.family() == null || !asked.family().matches("[a-zA-Z0-9_-]{1,255}")) {
      throw api.client("Family contains invalid characters.");
    }
    if (asked.containerDefinitions().isEmpty()) {
      throw api.client("Container list cannot be empty.");
    }
    boolean fargate = asked.requiresCompatibilities().contains(Compatibility.FARGATE);
    NetworkMode mode = asked.networkMode() == null ? NetworkMode.BRIDGE : asked.networkMode();
    String cpu = units(asked.cpu(), "vcpu");
    String memory = units(asked.memory(), "gb");
    if (fargate) {
      checkFargate(asked, mode, cpu, memory);
    }
    checkContainers(asked, mode, memory != null);
    return asked.toBuilder()
        .cpu(cpu)
        .memory(memory)
        .networkMode(mode)
        .containerDefinitions(
            asked.containerDefinitions().stream().map(c -> complete(c, mode)).toList())
        .compatibilities(
            fargate || (mode == NetworkMode.AWSVPC && cpu != null && memory != null)
                ? List.of(Compatibility.EC2, Compatibility.FARGATE)
                : List.of(Compatibility.EC2))
        .volumes(asked.volumes())
        .placementConstraints(asked.placementConstraints())
        .build();
  }

  /** {@code 256}, {@code 0.25 vCPU}, {@code 1GB} as units of 1/1024. */
  private @Nullable String units(@Nullable String text, String unit) {
    if (text == null) {
      return null;
    }
    String lower = text.toLowerCase(Locale.ROOT).replace(" ", "");
    try {
      return lower.endsWith(unit)
          ? String.valueOf(
              Math.round(
                  Double.parseDouble(lower.substring(0, lower.length() - unit.length())) * 1024))
          : String.valueOf(Integer.parseInt(lower));
    } catch (NumberFormatException notOne) {
      throw api.client("Invalid '%s' setting for task.", unit.equals("gb") ? "memory" : "cpu");
    }
  }

  private void checkFargate(
      TaskDefinition asked, NetworkMode mode, @Nullable String cpu, @Nullable String memory) {
    if (mode != NetworkMode.AWSVPC) {
      throw api.client("Fargate only supports network mode 'awsvpc'.");
    }
    if (cpu == null) {
      throw api.client("Fargate requires that 'cpu' be defined at the task level.");
    }
    if (memory == null) {
      throw api.client("Fargate requires that 'memory' be defined at the task level.");
    }
    if (!FARGATE_MEMORY
        .getOrDefault(Integer.valueOf(cpu), List.of())
        .contains(Integer.valueOf(memory))) {
      throw api.client(
          "No Fargate configuration exists for given values: %s CPU, %s memory. See the Amazon ECS"
              + " documentation for the valid values.",
          cpu, memory);
    }
    boolean logs =
        asked.containerDefinitions().stream()
            .anyMatch(c ->
                c.logConfiguration() != null
                    && c.logConfiguration().logDriver() == LogDriver.AWSLOGS);
    if (logs && asked.executionRoleArn() == null) {
      throw api.client(
          "Fargate requires task definition to have execution role ARN to support log driver"
              + " awslogs.");
    }
  }

  private void checkContainers(TaskDefinition asked, NetworkMode mode, boolean taskMemory) {
    Set<String> names = new HashSet<>();
    boolean essential = false;
    for (ContainerDefinition container : asked.containerDefinitions()) {
      if (container.name() == null || container.name().isEmpty()) {
        throw api.client("Container.name should not be null or empty.");
      }
      if (!names.add(container.name())) {
        throw api.client("Container.name should be unique: %s", container.name());
      }
      if (container.image() == null || container.image().isEmpty()) {
        throw api.client("Container.image should not be null or empty.");
      }
      if (!taskMemory && container.memory() == null && container.memoryReservation() == null) {
        throw api.client(
            "Invalid setting for container '%s'. At least one of 'memory' or 'memoryReservation'"
                + " must be specified.",
            container.name());
      }
      essential |= !Boolean.FALSE.equals(container.essential());
      for (PortMapping port : container.portMappings()) {
        if (mode == NetworkMode.AWSVPC
            && port.hostPort() != null
            && !port.hostPort().equals(port.containerPort())) {
          throw api.client(
              "When networkMode=awsvpc, the host ports and container ports in port mappings must"
                  + " match.");
        }
      }
    }
    if (!essential) {
      throw api.client("Invalid setting for the task. At least one container must be essential.");
    }
  }

  private static ContainerDefinition complete(ContainerDefinition container, NetworkMode mode) {
    return container.toBuilder()
        .cpu(Objects.requireNonNullElse(container.cpu(), 0))
        .essential(Objects.requireNonNullElse(container.essential(), true))
        .portMappings(container.portMappings().stream().map(p -> complete(p, mode)).toList())
        .environment(container.environment())
        .mountPoints(container.mountPoints())
        .volumesFrom(container.volumesFrom())
        .systemControls(container.systemControls())
        .build();
  }

  private static PortMapping complete(PortMapping port, NetworkMode mode) {
    if (port.containerPortRange() != null) {
      return port;
    }
    int host =
        port.hostPort() != null
            ? port.hostPort()
            : mode == NetworkMode.BRIDGE ? 0 : port.containerPort();
    return port.toBuilder()
        .hostPort(host)
        .protocol(port.protocol() == null ? TransportProtocol.TCP : port.protocol())
        .build();
  }
}
