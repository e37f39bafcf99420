package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code task_definition}. */
public final class TaskDefinition implements Element {
  private final Resource resource;
  private final List<Container> containers;
  private final List<Volume> volumes;
  private final boolean listsFargate;
  private final String operatingSystem;
  private final @Nullable String networkMode;

  /** Reads once what most rules ask for. */
  @SuppressWarnings("this-escape") // containers only keep it
  TaskDefinition(Resource resource) {
    this.resource = resource;
    this.containers =
        body().blocks("container").stream().map(block -> new Container(this, block)).toList();
    this.volumes = body().blocks("volume").stream().map(Volume::new).toList();
    this.listsFargate = lists("FARGATE");
    this.operatingSystem = readOperatingSystem();
    this.networkMode = readNetworkMode();
  }

  @Override
  public Resource resource() {
    return resource;
  }

  /** In source order; see {@link #containersKnown}. */
  public List<Container> containers() {
    return containers;
  }

  /** False when the list of containers is an expression that is not known yet. */
  public boolean containersKnown() {
    return Fields.isKnown(body(), "container");
  }

  public Optional<Container> container(String name) {
    return containers().stream().filter(c -> name.equals(c.name())).findFirst();
  }

  /** In source order; see {@link #volumesKnown}. */
  public List<Volume> volumes() {
    return volumes;
  }

  /** False when the list of volumes is an expression that is not known yet. */
  public boolean volumesKnown() {
    return Fields.isKnown(body(), "volume") && volumes.stream().allMatch(v -> v.name() != null);
  }

  /** Whether it is registered for Fargate. */
  public boolean listsFargate() {
    return listsFargate;
  }

  /** Whether it is registered for that launch type. */
  public boolean lists(String launchType) {
    return Fields.texts(body(), "requires_compatibilities").contains(launchType);
  }

  public boolean compatibilitiesKnown() {
    return Fields.isKnown(body(), "requires_compatibilities");
  }

  /** Linux unless the runtime platform says otherwise; false when that is not known. */
  public boolean isWindows() {
    return operatingSystem.startsWith("WINDOWS");
  }

  /**
   * Whether it certainly is Linux: it says so, or runs on Fargate without saying. On instances a
   * task without a platform runs on whatever they are.
   */
  public boolean isLinux() {
    return operatingSystem.equals("LINUX")
        && (listsFargate
            || body()
                .block("runtime_platform")
                .filter(platform -> platform.has("operating_system_family"))
                .isPresent());
  }

  /** {@code LINUX}, {@code WINDOWS_SERVER_2022_CORE}; empty when not known. */
  public String operatingSystem() {
    return operatingSystem;
  }

  private String readOperatingSystem() {
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
    return networkMode;
  }

  private @Nullable String readNetworkMode() {
    if (body().has("network_mode")) {
      String written = body().text("network_mode");
      return listsFargate && !"awsvpc".equals(written) ? null : written;
    }
    return listsFargate || !compatibilitiesKnown() || operatingSystem.isEmpty()
        ? null
        : isWindows() ? "default" : "bridge";
  }

  public boolean isAwsvpc() {
    return "awsvpc".equals(networkMode);
  }

  /** Whether it is in that network mode; false when the mode is not known. */
  public boolean isInMode(String mode) {
    return mode.equals(networkMode);
  }

  public @Nullable Long cpuUnits() {
    return Fields.cpuUnits(body(), "cpu");
  }

  public @Nullable Long memoryBytes() {
    return Fields.bytes(body(), "memory");
  }
}
