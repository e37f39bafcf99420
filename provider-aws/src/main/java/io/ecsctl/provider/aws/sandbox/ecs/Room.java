package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.ec2.Instances;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.Resource;
import software.amazon.awssdk.services.ecs.model.Task;

/** What a container instance has left. */
final class Room {
  private static final int FIRST_DYNAMIC = 32_768;

  private final ContainerInstance instance;
  private final List<Task> tasks;
  private final InstanceSize size;

  Room(EcsApi api, ContainerInstance instance) {
    this.instance = instance;
    tasks =
        api.tasks()
            .where(task ->
                instance.containerInstanceArn().equals(task.containerInstanceArn())
                    && !"STOPPED".equals(task.lastStatus()));
    size =
        InstanceSize.of(
            new Instances(api.backend())
                .find(instance.ec2InstanceId())
                .map(Instances::type)
                .orElse(""));
  }

  ContainerInstance instance() {
    return instance;
  }

  List<Task> tasks() {
    return tasks;
  }

  int cpu() {
    return registered("CPU") - tasks.stream().mapToInt(t -> Integer.parseInt(t.cpu())).sum();
  }

  int memoryMib() {
    return registered("MEMORY") - tasks.stream().mapToInt(t -> Integer.parseInt(t.memory())).sum();
  }

  int interfaces() {
    return size.interfaces()
        - (int) tasks.stream().filter(task -> !task.attachments().isEmpty()).count();
  }

  int gpus() {
    return size.gpus()
        - tasks.stream()
            .flatMap(task -> task.containers().stream())
            .mapToInt(container -> container.gpuIds().size())
            .sum();
  }

  private int registered(String name) {
    return resource(name).map(Resource::integerValue).orElse(0);
  }

  private Optional<Resource> resource(String name) {
    return instance.registeredResources().stream().filter(r -> r.name().equals(name)).findFirst();
  }

  /** Host ports in use. */
  Set<Integer> ports() {
    Set<Integer> ports = new HashSet<>();
    resource("PORTS")
        .ifPresent(reserved ->
            reserved.stringSetValue().forEach(port -> ports.add(Integer.valueOf(port))));
    tasks.stream()
        .flatMap(task -> task.containers().stream())
        .flatMap(container -> container.networkBindings().stream())
        .map(binding -> Objects.requireNonNull(binding.hostPort()))
        .forEach(ports::add);
    return ports;
  }

  /** The next free one of those that ECS gives out by itself. */
  static int dynamicPort(Set<Integer> taken) {
    int port = FIRST_DYNAMIC;
    while (taken.contains(port)) {
      port++;
    }
    return port;
  }
}
