package io.ecsctl.cli.command;

import org.jspecify.annotations.Nullable;

/** picocli sets the parent of a command by reflection before it runs. */
final class Parents {
  private Parents() {}

  static EcsctlCommand of(@Nullable EcsctlCommand parent) {
    if (parent == null) {
      throw new IllegalStateException("a command ran without its parent");
    }
    return parent;
  }
}
