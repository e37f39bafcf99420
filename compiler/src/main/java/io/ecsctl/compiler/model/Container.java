package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code container} of a task definition. */
public final class Container {
  private final TaskDefinition task;
  private final Block block;
  private final List<PortMapping> ports;
  private final List<Dependency> dependencies;

  Container(TaskDefinition task, Block block) {
    this.task = task;
    this.block = block;
    this.ports = block.blocks("port_mapping").stream().map(PortMapping::new).toList();
    this.dependencies = block.blocks("dependency").stream().map(Dependency::new).toList();
  }

  public TaskDefinition task() {
    return task;
  }

  public Block block() {
    return block;
  }

  /** Null when not known. */
  public @Nullable String name() {
    return block.text("name");
  }

  /** How messages name it: {@code container "app"}. */
  public String title() {
    String name = name();
    return name == null ? "the container" : "container \"" + name + "\"";
  }

  public List<PortMapping> ports() {
    return ports;
  }

  /** What must have happened to other containers before this one starts. */
  public List<Dependency> dependencies() {
    return dependencies;
  }

  /** False when the list of mappings is an expression that is not known yet. */
  public boolean portsKnown() {
    return Fields.isKnown(block, "port_mapping")
        && ports().stream().allMatch(mapping -> mapping.range() != null);
  }

  /** The mapping that publishes {@code port}. */
  public Optional<PortMapping> mappingOf(int port) {
    return ports().stream()
        .filter(m -> m.range() != null && Objects.requireNonNull(m.range()).contains(port))
        .findFirst();
  }

  /** The same, for choice by that protocol: a port may be published once for each. */
  public Optional<PortMapping> mappingOf(int port, String protocol) {
    return ports().stream()
        .filter(m -> m.range() != null && Objects.requireNonNull(m.range()).contains(port))
        .filter(m -> Objects.requireNonNull(m.range()).protocol().equals(protocol))
        .findFirst()
        .or(() -> mappingOf(port));
  }

  /** True when absent, as in ECS; null when not known. */
  public @Nullable Boolean essential() {
    return block.has("essential") ? Fields.bool(block, "essential") : Boolean.TRUE;
  }

  /** True only when it says so. */
  public boolean privileged() {
    return Boolean.TRUE.equals(Fields.bool(block, "privileged"));
  }

  public @Nullable Long memoryBytes() {
    return Fields.bytes(block, "memory");
  }

  public @Nullable Long memoryReservationBytes() {
    return Fields.bytes(block, "memory_reservation");
  }

  public @Nullable Long cpuUnits() {
    return Fields.cpuUnits(block, "cpu");
  }

  /**
   * {@code awslogs} also when only the {@code log_group} shorthand is given; null when it logs
   * nowhere or it is not known.
   */
  public @Nullable String logDriver() {
    return block
        .block("log_configuration")
        .map(log -> log.text("log_driver"))
        .orElse(Fields.isSet(block, "log_group") ? "awslogs" : null);
  }
}
