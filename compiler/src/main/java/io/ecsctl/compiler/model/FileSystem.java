package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Resource;
import java.util.List;

/** A {@code file_system}. It has exactly the mount targets that it states. */
public record FileSystem(Resource resource) implements Element {
  public List<Block> mountTargets() {
    return body().blocks("mount_target");
  }

  /** False when the mount targets are an expression that is not known yet. */
  public boolean mountTargetsKnown() {
    return Fields.isKnown(body(), "mount_target");
  }

  /** Whether it is kept in one zone only; true when that is not known, too. */
  public boolean inOneZone() {
    return body().has("availability_zone");
  }
}
