package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A {@code volume} of a task definition. */
public record Volume(Block block) {
  /** The blocks that say what a volume is; one without any lives and goes with its task. */
  public static final List<String> SORTS =
      List.of(
          "host",
          "docker_volume_configuration",
          "efs_volume_configuration",
          "fsx_windows_file_server_volume_configuration");

  /** Null when not known. */
  public @Nullable String name() {
    return block.text("name");
  }

  /** How messages name it: {@code volume "logs"}. */
  public String title() {
    String name = name();
    return name == null ? "the volume" : "volume \"" + name + "\"";
  }

  /** Whether the service says what it is. */
  public boolean atLaunch() {
    return Boolean.TRUE.equals(Fields.bool(block, "configured_at_launch"));
  }

  /** A directory of the instance; null when it has none or it is not known. */
  public @Nullable String sourcePath() {
    return block.block("host").map(host -> host.text("source_path")).orElse(null);
  }

  public Optional<Block> docker() {
    return block.block("docker_volume_configuration");
  }

  public Optional<Block> efs() {
    return block.block("efs_volume_configuration");
  }

  public Optional<Block> fsx() {
    return block.block("fsx_windows_file_server_volume_configuration");
  }

  /** Whether it is certainly nothing but room on the task's own disk. */
  public boolean isScratch() {
    return SORTS.stream().filter(sort -> !sort.equals("host")).noneMatch(block::has)
        && block.block("host").map(host -> !host.has("source_path")).orElse(!block.has("host"))
        && !block.has("configured_at_launch");
  }
}
