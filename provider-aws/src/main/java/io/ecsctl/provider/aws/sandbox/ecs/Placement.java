package io.ecsctl.provider.aws.sandbox.ecs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Attribute;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.PlacementConstraintType;
import software.amazon.awssdk.services.ecs.model.PlacementStrategy;
import software.amazon.awssdk.services.ecs.model.PlacementStrategyType;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Finds the container instance that a task runs on, or says in ECS's words why there is none. */
final class Placement {
  private static final String UNABLE =
      "was unable to place a task because no container instance met all of its requirements.";

  /** What came of it: one of the two is null. */
  record Found(@Nullable ContainerInstance instance, @Nullable String refusal) {}

  private final EcsApi api;
  private final Service service;
  private final TaskDefinition definition;
  private final TaskNeeds needs;

  Placement(EcsApi api, Service service, TaskDefinition definition) {
    this.api = api;
    this.service = service;
    this.definition = definition;
    needs = TaskNeeds.of(definition);
  }

  /**
   * @param provider whose instances count; null for all of the cluster's
   */
  Found find(@Nullable String provider) {
    List<ContainerInstance> all = ContainerInstances.of(api, service.clusterArn(), provider);
    if (all.isEmpty()) {
      return refused("Reason: No Container Instances were found in your %s.", provider);
    }
    List<Room> rooms = all.stream().map(instance -> new Room(api, instance)).toList();
    List<Room> fitting = new ArrayList<>();
    String closest = "";
    for (Room room : rooms) {
      String lack = lack(room);
      if (lack == null) {
        fitting.add(room);
      } else {
        closest =
            "The closest matching container-instance (container-instance %s) %s."
                .formatted(EcsApi.lastPart(room.instance().containerInstanceArn()), lack);
      }
    }
    return fitting.stream()
        .min(order(rooms))
        .map(room -> new Found(room.instance(), null))
        .orElse(new Found(null, UNABLE + " " + closest));
  }

  private static Found refused(String reason, @Nullable String provider) {
    return new Found(
        null, UNABLE + " " + reason.formatted(provider == null ? "cluster" : "capacity provider"));
  }

  private @Nullable String lack(Room room) {
    if (!constraintsHold(room)) {
      return "is missing an attribute required by your task";
    }
    if (isDaemon() && hasOwnTask(room)) {
      return "already has a task of this service";
    }
    if (room.cpu() < needs.cpu()) {
      return "has insufficient CPU units available";
    }
    if (room.memoryMib() < needs.memoryMib()) {
      return "has insufficient memory available";
    }
    if (needs.ports().stream().anyMatch(room.ports()::contains)) {
      return "is already using a port required by your task";
    }
    if (needs.networkInterface() && room.interfaces() < 1) {
      return "encountered error \"RESOURCE:ENI\"";
    }
    return room.gpus() < needs.gpus() ? "has insufficient GPU resource available" : null;
  }

  private boolean isDaemon() {
    return service.schedulingStrategy() == SchedulingStrategy.DAEMON;
  }

  private boolean hasOwnTask(Room room) {
    return room.tasks().stream().anyMatch(this::isOwn);
  }

  private boolean isOwn(Task task) {
    return task.group().equals("service:" + service.serviceName());
  }

  private boolean constraintsHold(Room room) {
    return service.placementConstraints().stream()
            .allMatch(c ->
                c.type() == PlacementConstraintType.DISTINCT_INSTANCE
                    ? !hasOwnTask(room)
                    : matches(c.expression(), room))
        && definition.placementConstraints().stream().allMatch(c -> matches(c.expression(), room));
  }

  private static boolean matches(@Nullable String expression, Room room) {
    return expression == null
        || ClusterQuery.matches(expression, name -> attribute(room.instance(), name));
  }

  private static @Nullable String attribute(ContainerInstance instance, String name) {
    return instance.attributes().stream()
        .filter(a -> a.name().equals(name))
        .map(Attribute::value)
        .findFirst()
        .orElse(null);
  }

  /** The best first, by the strategy; zones and then instances are kept even without one. */
  private Comparator<Room> order(List<Room> all) {
    List<PlacementStrategy> strategies =
        service.placementStrategy().isEmpty()
            ? List.of(spread("attribute:ecs.availability-zone"), spread("instanceId"))
            : service.placementStrategy();
    Comparator<Room> order = (_, _) -> 0;
    for (PlacementStrategy strategy : strategies) {
      order = order.thenComparing(comparator(strategy, all));
    }
    return order.thenComparing(room -> room.instance().registeredAt());
  }

  private static PlacementStrategy spread(String field) {
    return PlacementStrategy.builder().type(PlacementStrategyType.SPREAD).field(field).build();
  }

  private Comparator<Room> comparator(PlacementStrategy strategy, List<Room> all) {
    String field = Objects.requireNonNullElse(strategy.field(), "instanceId");
    return switch (strategy.type()) {
      case SPREAD -> Comparator.comparingLong(room -> ownTasksAt(value(room, field), field, all));
      case BINPACK ->
          Comparator.comparingInt(
              room -> field.equalsIgnoreCase("cpu") ? room.cpu() : room.memoryMib());
      case RANDOM, UNKNOWN_TO_SDK_VERSION -> (_, _) -> 0;
    };
  }

  private static String value(Room room, String field) {
    String attribute =
        field.startsWith("attribute:")
            ? attribute(room.instance(), field.substring("attribute:".length()))
            : room.instance().ec2InstanceId();
    return Objects.requireNonNullElse(attribute, "");
  }

  private long ownTasksAt(String value, String field, List<Room> all) {
    return all.stream()
        .filter(room -> value(room, field).equals(value))
        .flatMap(room -> room.tasks().stream())
        .filter(this::isOwn)
        .count();
  }

  /** Instances that a daemon's task belongs on. */
  Set<String> daemonInstances() {
    Set<String> wanted = new HashSet<>();
    for (ContainerInstance instance : ContainerInstances.of(api, service.clusterArn(), null)) {
      if (constraintsHold(new Room(api, instance))) {
        wanted.add(instance.containerInstanceArn());
      }
    }
    return wanted;
  }
}
