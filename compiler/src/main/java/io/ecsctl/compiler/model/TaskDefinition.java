package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code task_definition}. */
public record TaskDefinition(Resource resource) implements Element {

  /** In source order; see {@link #containersKnown}. */
  public List<Container> containers() {
    return body().blocks("container").stream().map(block -> new Container(this, block)).toList();
  }

  /** False when the list of containers is an expression that is not known yet. */
  public boolean containersKnown() {
    return Fields.isKnown(body(), "container");
  }

  public Optional<Container> container(String name) {
    return containers().stream().filter(c -> name.equals(c.name())).findFirst();
  }

  /** Whether it is registered for Fargate. */
  public boolean listsFargate() {
    return Fields.texts(body(), "requires_compatibilities").contains("FARGATE");
  }

  public boolean compatibilitiesKnown() {
    return Fields.isKnown(body(), "requires_compatibilities");
  }

  /** Linux unless the runtime platform says otherwise; false when that is not known. */
  public boolean isWindows() {
    return operatingSystem().startsWith("WINDOWS");
  }

  /** {@code LINUX}, {@code WINDOWS_SERVER_2022_CORE}; empty when not known. */
  public String operatingSystem() {
    Optional<Block> platform = body().block("runtime_platform");
    if (platform.isEmpty() || !platform.get().has("operating_system_family")) {
      return Fields.isKnown(body(), "runtime_platform") ? "LINUX" : "";
    }
    String family = platform.get().text("operating_system_family");
    return family == null ? "" : family;
  }

  /**
   * {@code awsvpc}, {@code bridge}, {@code host}, {@code none}, {@code default}: as written, or
   * what ECS takes when it is not. Null when not known, and for a Fargate task in any mode but
   * awsvpc, which is one mistake and says nothing about what else was meant.
   */
  public @Nullable String networkMode() {
    if (body().has("network_mode")) {
      String written = body().text("network_mode");
      return listsFargate() && !"awsvpc".equals(written) ? null : written;
    }
    return listsFargate() || !compatibilitiesKnown() || operatingSystem().isEmpty()
        ? null
        : isWindows() ? "default" : "bridge";
  }

  public boolean isAwsvpc() {
    return "awsvpc".equals(networkMode());
  }

  public @Nullable Long cpuUnits() {
    return Fields.cpuUnits(body(), "cpu");
  }

  public @Nullable Long memoryBytes() {
    return Fields.bytes(body(), "memory");
  }
}
